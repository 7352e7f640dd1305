import { queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { getSettings } from '@/types/api.gen/sdk.gen';

export const settingsQuery = queryOptions({
  queryKey: ['admin', 'settings'],
  queryFn: () => unwrap(getSettings()),
  staleTime: 0,
});
