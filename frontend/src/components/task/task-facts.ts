import type { Task, TaskStatus } from '@/lib/api-types';

/** Nothing of it will change by itself any more. */
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

/** What a person may do with a task in this state. */
export function actionsOf(status: string): readonly TaskAction[] {
  return ACTIONS[status as TaskStatus] ?? [];
}

/** Seconds from start to end, null before the end; the same time that `rtfx` speaks of. */
export function secondsTaken({ duration, rtfx, processingSeconds, status }: Task): number | null {
  if (status !== 'success') return null;
  return duration && rtfx ? duration / rtfx : processingSeconds || null;
}
