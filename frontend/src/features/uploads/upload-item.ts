import type { Problem } from '@/lib/problem';
import type { TaskOptions } from './task-options';

/**
 * checking: hashed and compared with finished tasks · duplicate: needs a decision · uploading · creating: all bytes are on the server, the
 * task is being created · retrying: waits for the next attempt · paused, failed: need a decision · done.
 */
export type UploadState =
  'waiting' | 'checking' | 'duplicate' | 'uploading' | 'creating' | 'retrying' | 'paused' | 'failed' | 'done';

export type UploadItem = Readonly<{
  /** Also the Idempotency-Key, so that retries never create a second task. */
  id: string;
  name: string;
  size: number;
  fingerprint: string;
  options: TaskOptions;
  state: UploadState;
  /** How many bytes the server has. */
  sent: number;
  /** Bytes per second; null during the first second. */
  speed: number | null;
  /** Seconds; null if unknown. */
  duration: number | null;
  problem: Problem | null;
  /** Time of the next attempt, in ms since 1970. */
  retryAt: number | null;
  duplicate: Readonly<{ id: string; createdAt: string }> | null;
  taskId: string | null;
}>;

const ACTIVE: readonly UploadState[] = ['waiting', 'checking', 'uploading', 'creating', 'retrying'];

/** Leaving the page would interrupt it. */
export const isActive = (item: UploadItem): boolean => ACTIVE.includes(item.state);

/** Counts towards the limit of concurrent uploads. */
export const isWorking = (item: UploadItem): boolean => isActive(item) && item.state !== 'waiting';

/** Equal for the same file chosen twice. */
export function fingerprintOf(file: File): string {
  return [file.webkitRelativePath || file.name, file.size, file.lastModified].join('|');
}

/** Seconds until everything is sent; null while the speed is unknown. */
export function secondsLeft({ size, sent, speed }: UploadItem): number | null {
  return speed ? Math.ceil((size - sent) / speed) : null;
}
