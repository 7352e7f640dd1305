import type { UsageFigures } from '@/lib/api-types';
import { eachDay, type Grouping } from './range';

export type Bar = Readonly<{ name: string; minutes: number; done: number; failed: number; cancelled: number }>;

/** Usage figures as chart bars. Grouped by day, days without tasks are included. */
export function barsOf(
  items: readonly UsageFigures[],
  by: Grouping,
  range: Readonly<{ from: string; to: string }>,
  nameOf: (bucket: string | null) => string,
): Bar[] {
  const bar = (bucket: string | null, figures?: UsageFigures): Bar => ({
    name: nameOf(bucket),
    minutes: Math.round((figures?.audioSeconds ?? 0) / 6) / 10,
    done: figures?.successes ?? 0,
    failed: figures?.failures ?? 0,
    cancelled: figures?.cancelled ?? 0,
  });
  if (by !== 'day') return items.map((figures) => bar(figures.bucket, figures));
  const known = new Map(items.map((figures) => [figures.bucket, figures]));
  return eachDay(range.from, range.to).map((day) => bar(day, known.get(day)));
}

/** Share of failed tasks, 0 … 1; null if there are no tasks. */
export const failureRate = ({ tasks, failures }: Pick<UsageFigures, 'tasks' | 'failures'>) =>
  tasks === 0 ? null : failures / tasks;
