import { infiniteQueryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { listDeadTasks } from '@/types/api.gen/sdk.gen';

/** Tasks given up because of the server, not because of their audio. */
export const deadTasksQuery = infiniteQueryOptions({
  queryKey: ['admin', 'dead'],
  queryFn: ({ pageParam }) => unwrap(listDeadTasks({ query: { limit: 25, cursor: pageParam ?? undefined } })),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});
