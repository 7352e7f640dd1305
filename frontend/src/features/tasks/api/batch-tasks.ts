import { unwrap } from '@/lib/api-client';
import { changeTasks } from '@/types/api.gen/sdk.gen';
import type { Action, TaskBatchResult } from '@/types/api.gen/types.gen';
import { batchesOf } from '../batches';

/** Applies the same action to any number of tasks, 100 at a time. Each id has its own result. */
export async function actOnTasks(action: Action, ids: readonly string[]): Promise<TaskBatchResult[]> {
  const results: TaskBatchResult[] = [];
  for (const batch of batchesOf(ids)) {
    results.push(...(await unwrap(changeTasks({ body: { action, ids: batch } }))).results);
  }
  return results;
}
