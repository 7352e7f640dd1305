import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { listAuditEntries } from '@/types/api.gen/sdk.gen';

/** Newest first. `who` is the id of a user, or '' for all users. */
export const auditQuery = (who: string) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'audit', who],
    queryFn: ({ pageParam }) =>
      unwrap(listAuditEntries({ query: { who: who || undefined, limit: 50, cursor: pageParam ?? undefined } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
