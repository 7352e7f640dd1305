import { queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { getQueue } from '@/types/api.gen/sdk.gen';

const POLL_MS = 5_000;

export const queueQuery = queryOptions({
  queryKey: ['admin', 'queue'],
  queryFn: () => unwrap(getQueue()),
  refetchInterval: POLL_MS,
  staleTime: 0,
});
