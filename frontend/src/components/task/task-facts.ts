import type { Task, TaskStatus } from '@/lib/api-types';

/** The task has ended and will not change any more by itself. */
export function isOver(status: string): boolean {
  return status === 'success' || status === 'failure' || status === 'cancelled';
}

export type TaskAction = 'cancel' | 'download' | 'share' | 'retry' | 'delete';

const ACTIONS: Record<TaskStatus, readonly TaskAction[]> = {
  queued: ['cancel'],
  running: ['cancel'],
  success: ['download', 'share', 'delete'],
  failure: ['retry', 'delete'],
  cancelled: ['retry', 'delete'],
};

/** What a user may do with a task in this status. */
export function actionsOf(status: string): readonly TaskAction[] {
  return ACTIONS[status as TaskStatus] ?? [];
}

/**
 * Processing time in seconds of a task that succeeded; its speed is the audio duration divided by this. Null for any other task, because
 * its time says little.
 */
export function secondsTaken({ status, startedAt, finishedAt }: Task): number | null {
  if (status !== 'success' || !startedAt || !finishedAt) return null;
  return (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
}
