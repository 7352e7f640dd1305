import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { listUsers } from '@/types/api.gen/sdk.gen';

/** Newest first, with the usage of each user. */
export const usersQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'users', q],
    queryFn: ({ pageParam }) =>
      unwrap(listUsers({ query: { q: q || undefined, limit: 25, cursor: pageParam ?? undefined } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
