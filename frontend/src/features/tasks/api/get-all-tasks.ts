import { unwrap } from '@/lib/api-client';
import type { Task } from '@/lib/api-types';
import { listTasks } from '@/types/api.gen/sdk.gen';
import { MOST_CHOSEN } from '../batches';
import type { ListQuery } from '../list-params';

const LARGEST_PAGE = 100;

/** The tasks the filter finds, read in pages of 100, as many as may be chosen at once. */
export async function fetchAllTasks(query: ListQuery, signal?: AbortSignal): Promise<Task[]> {
  const found: Task[] = [];
  let cursor: string | undefined;
  do {
    const page = await unwrap(
      listTasks({ query: { ...query, counts: false, limit: LARGEST_PAGE, cursor }, signal: signal ?? null }),
    );
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor && found.length < MOST_CHOSEN);
  return found;
}
