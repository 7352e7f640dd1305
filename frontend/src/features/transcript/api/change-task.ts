import { unwrap } from '@/lib/api-client';
import { cancelTask, changeTask, deleteTask, restoreTask, retryTask } from '@/types/api.gen/sdk.gen';
import type { TaskChange } from '@/types/api.gen/types.gen';

export const patchTask = (id: string, body: TaskChange) => unwrap(changeTask({ path: { id }, body }));
export const postCancel = (id: string) => unwrap(cancelTask({ path: { id } }));
/** Creates a new task for the same audio. */
export const postRetry = (id: string, options: Record<string, unknown>) =>
  unwrap(retryTask({ path: { id }, body: { options } }));
/** Can be undone with {@link postUndelete} within the undo window. */
export const removeTask = (id: string) => unwrap(deleteTask({ path: { id } }));
export const postUndelete = (id: string) => unwrap(restoreTask({ path: { id } }));
