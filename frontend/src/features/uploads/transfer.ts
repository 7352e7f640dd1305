import type { Task } from '@/lib/api-types';
import { createTaskOfFile, createTaskOfUpload } from './api/create-task';
import { sendChunks } from './api/send-chunks';
import type { TaskOptions } from './task-options';

/** Up to this size, audio and options are sent in one request. */
export const MAX_SINGLE_REQUEST_BYTES = 8 * 1024 * 1024;

export type Transfer = Readonly<{
  key: string;
  file: File;
  options: TaskOptions;
  url: string | null;
  chunkBytes: number;
  onUrl: (url: string) => void;
  onProgress: (bytes: number) => void;
  /** The server has stored a part permanently. */
  onKept: () => void;
  /** All bytes are on the server; the task is being created. */
  onSent: () => void;
  signal: AbortSignal;
}>;

/**
 * Makes one attempt to create a task from a file: small files in one request, larger ones in parts that survive network failures and
 * reloads.
 */
export async function transfer(upload: Transfer): Promise<Task> {
  const { key, file, options, signal, onProgress, onSent } = upload;
  if (file.size <= MAX_SINGLE_REQUEST_BYTES) {
    return createTaskOfFile({
      ...upload,
      signal,
      onProgress: (bytes) => {
        onProgress(Math.min(bytes, file.size));
        if (bytes >= file.size) onSent();
      },
    });
  }
  const uploadId = await sendChunks(upload);
  signal.throwIfAborted();
  onSent();
  return createTaskOfUpload(key, uploadId, file.name, options);
}
