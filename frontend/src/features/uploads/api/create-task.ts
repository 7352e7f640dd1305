import { unwrap } from '@/lib/api-client';
import type { Task } from '@/lib/api-types';
import { postForm } from '@/lib/form-upload';
import { createTask } from '@/types/api.gen/sdk.gen';
import type { TaskOptions } from '../task-options';

type Small = Readonly<{
  key: string;
  file: File;
  options: TaskOptions;
  onProgress: (bytes: number) => void;
  signal: AbortSignal;
}>;

/** Sends audio and options in one request. */
export function createTaskOfFile({ key, file, options, onProgress, signal }: Small): Promise<Task> {
  const form = new FormData();
  for (const [name, value] of Object.entries(options)) {
    const values = Array.isArray(value) ? (value as string[]) : [value as string];
    // An empty value means: no terms.
    for (const one of values.length ? values : ['']) form.append(name, one);
  }
  form.append('file', file, file.name);
  return postForm<Task>({ url: '/api/tasks', form, headers: { 'Idempotency-Key': key }, onProgress, signal });
}

/** Creates a task from a completed resumable upload. */
export function createTaskOfUpload(key: string, uploadId: string, name: string, options: TaskOptions): Promise<Task> {
  const { keywords, ...others } = options;
  const body = { uploadId, name, ...others, ...(keywords && { keywords: [...keywords] }) };
  return unwrap(createTask({ body, headers: { 'Idempotency-Key': key } })) as Promise<Task>;
}
