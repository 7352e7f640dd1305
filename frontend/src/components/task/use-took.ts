import { useFormatter } from 'next-intl';
import type { Task } from '@/lib/api-types';
import { lengthText } from '@/lib/format';
import { secondsTaken } from './task-facts';

/** How long a task took and how fast that was, worded the same on every page. Null unless it succeeded. */
export function useTook(task: Task): Readonly<{ time: string; times: string | null }> | null {
  const format = useFormatter();
  const seconds = secondsTaken(task);
  if (seconds === null) return null;
  const times = task.rtfx == null ? null : format.number(task.rtfx, { maximumFractionDigits: task.rtfx < 10 ? 1 : 0 });
  return { time: lengthText(seconds), times };
}
