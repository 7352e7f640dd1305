import { queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { listSessions } from '@/types/api.gen/sdk.gen';

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async () => (await unwrap(listSessions())).items,
  staleTime: 0,
});
