import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { getUsageOfUsers, listUsers } from '@/types/api.gen/sdk.gen';

/** More pages than these are not read for the sizes; a user beyond them shows a dash. */
const MOST_PAGES = 20;

/** Who used how much in a range, with the room each takes now. */
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
  for (let page = 0; page < MOST_PAGES && sizes.size < wanted.size; page++) {
    const { items, nextCursor } = await unwrap(listUsers({ query: { limit: 100, cursor } }));
    items.filter((user) => wanted.has(user.id)).forEach((user) => sizes.set(user.id, user.usage.storageBytes));
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  return sizes;
}
