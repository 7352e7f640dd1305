import { unwrap } from '@/lib/api-client';
import type { Task } from '@/lib/api-types';
import { listTasks } from '@/types/api.gen/sdk.gen';
import { MAX_SELECTED } from '../batches';
import type { ListQuery } from '../list-params';

const PAGE_SIZE = 100;

/** All tasks that match the filter, read in pages of 100 up to the selection limit. */
export async function fetchAllTasks(query: ListQuery, signal?: AbortSignal): Promise<Task[]> {
  const found: Task[] = [];
  let cursor: string | undefined;
  do {
    const page = await unwrap(
      listTasks({ query: { ...query, counts: false, limit: PAGE_SIZE, cursor }, signal: signal ?? null }),
    );
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor && found.length < MAX_SELECTED);
  return found;
}
