import type { Problem } from '@/lib/problem';
import type { TaskOptions } from './task-options';

/**
 * checking: hashed and compared with what is done already · duplicate: waits for a word · sending · creating: all bytes there, the task
 * is being made · retrying: waits for the next try · paused, failed: wait for a word · done.
 */
export type UploadState =
  'waiting' | 'checking' | 'duplicate' | 'sending' | 'creating' | 'retrying' | 'paused' | 'failed' | 'done';

export type UploadItem = Readonly<{
  /** Also the Idempotency-Key: however often it is sent, one task comes of it. */
  id: string;
  name: string;
  size: number;
  fingerprint: string;
  options: TaskOptions;
  state: UploadState;
  /** Bytes at the server. */
  sent: number;
  /** Bytes a second, null before the first second. */
  speed: number | null;
  /** Seconds; null: not known. */
  duration: number | null;
  problem: Problem | null;
  /** Milliseconds since 1970 of the next try. */
  retryAt: number | null;
  duplicate: Readonly<{ id: string; createdAt: string }> | null;
  taskId: string | null;
}>;

const ACTIVE: readonly UploadState[] = ['waiting', 'checking', 'sending', 'creating', 'retrying'];

/** Leaving the page would stop it. */
export const isActive = (item: UploadItem): boolean => ACTIVE.includes(item.state);

/** Takes one of the places for sending. */
export const isWorking = (item: UploadItem): boolean => isActive(item) && item.state !== 'waiting';

/** The same file picked twice has the same. */
export function fingerprintOf(file: File): string {
  return [file.webkitRelativePath || file.name, file.size, file.lastModified].join('|');
}

/** Seconds until all is sent, null while the speed is unknown. */
export function secondsLeft({ size, sent, speed }: UploadItem): number | null {
  return speed ? Math.ceil((size - sent) / speed) : null;
}
