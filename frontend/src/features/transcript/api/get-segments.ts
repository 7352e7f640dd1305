import { queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { listSegments } from '@/types/api.gen/sdk.gen';

/** The segments that a running task has stored so far. Events append to them. */
export const segmentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['tasks', 'one', id, 'segments'],
    queryFn: async () => (await unwrap(listSegments({ path: { id } }))).items,
    staleTime: 0,
  });
