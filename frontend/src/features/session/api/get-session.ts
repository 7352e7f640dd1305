import { queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { getSession } from '@/types/api.gen/sdk.gen';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => unwrap(getSession()),
  staleTime: Infinity,
});
