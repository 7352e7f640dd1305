import { unwrap } from '@/lib/api-client';
import { listTasks } from '@/types/api.gen/sdk.gen';

/** The user's newest finished task with the same audio. */
export async function findDuplicate(audioSha256: string): Promise<{ id: string; createdAt: string } | null> {
  const page = await unwrap(listTasks({ query: { audioSha256, status: ['success'], limit: 1 } }));
  const task = page.items[0];
  return task ? { id: task.id, createdAt: String(task.createdAt) } : null;
}
