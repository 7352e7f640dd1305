import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { getUsageOfUsers, listUsers } from '@/types/api.gen/sdk.gen';

/** Storage sizes are read from at most this many pages; users beyond them show a dash. */
const MAX_PAGES = 20;

/** Each user's usage in a range, and the storage each of them takes now. */
export const usageOfUsersQuery = (range: Readonly<{ from: string; to: string }>) =>
  queryOptions({
    queryKey: ['admin', 'usage', range],
    queryFn: async () => {
      const { items } = await unwrap(getUsageOfUsers({ query: range }));
      const sizes = await storageOf(new Set(items.flatMap(({ bucket }) => bucket ?? [])));
      return items.map((user) => ({ ...user, storageBytes: sizes.get(user.bucket ?? '') ?? null }));
    },
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });

async function storageOf(wanted: Set<string>): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES && sizes.size < wanted.size; page++) {
    const { items, nextCursor } = await unwrap(listUsers({ query: { limit: 100, cursor } }));
    items.filter((user) => wanted.has(user.id)).forEach((user) => sizes.set(user.id, user.usage.storageBytes));
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  return sizes;
}
