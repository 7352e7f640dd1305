import type { Task } from '@/lib/api-types';
import { createTaskOfFile, createTaskOfUpload } from './api/create-task';
import { sendChunks } from './api/send-chunks';
import type { TaskOptions } from './task-options';

/** Up to this size audio and options go in one request. */
export const SMALL_BYTES = 8 * 1024 * 1024;

export type Transfer = Readonly<{
  key: string;
  file: File;
  options: TaskOptions;
  url: string | null;
  chunkBytes: number;
  onUrl: (url: string) => void;
  onProgress: (bytes: number) => void;
  /** The server has a part for good. */
  onKept: () => void;
  /** All bytes are at the server, the task is being made. */
  onSent: () => void;
  signal: AbortSignal;
}>;

/** One try to make a task of a file: small ones at once, larger ones in parts that survive cuts and reloads. */
export async function transfer(sending: Transfer): Promise<Task> {
  const { key, file, options, signal, onProgress, onSent } = sending;
  if (file.size <= SMALL_BYTES) {
    return createTaskOfFile({
      ...sending,
      signal,
      onProgress: (bytes) => {
        onProgress(Math.min(bytes, file.size));
        if (bytes >= file.size) onSent();
      },
    });
  }
  const uploadId = await sendChunks(sending);
  signal.throwIfAborted();
  onSent();
  return createTaskOfUpload(key, uploadId, file.name, options);
}
