import { queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { listSegments } from '@/types/api.gen/sdk.gen';

/** What a running task has committed so far; events add to it. */
export const segmentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['tasks', 'one', id, 'segments'],
    queryFn: async () => (await unwrap(listSegments({ path: { id } }))).items,
    staleTime: 0,
  });
