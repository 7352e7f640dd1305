import { infiniteQueryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { listDeadTasks } from '@/types/api.gen/sdk.gen';

/** Tasks given up for the server's reasons, not for the audio's. */
export const deadTasksQuery = infiniteQueryOptions({
  queryKey: ['admin', 'dead'],
  queryFn: ({ pageParam }) => unwrap(listDeadTasks({ query: { limit: 25, cursor: pageParam ?? undefined } })),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});
