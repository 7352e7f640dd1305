import type { Task } from '@/lib/api-types';

/** `waiting`: new tasks that will appear when the list is let go. */
export type Shown = Readonly<{ rows: readonly Task[]; waiting: number }>;

/**
 * While a row is under the pointer or has the focus, none moves: the rows stand as before with their newest facts, those that left the
 * filter stay, new ones wait. Deleted ones go.
 *
 * @param before what was shown when the list was taken hold of
 * @param now what the server says
 * @param deleted ids that this browser deleted
 */
export function holdRows(before: readonly Task[], now: readonly Task[], deleted: ReadonlySet<string>): Shown {
  const fresh = new Map(now.map((task) => [task.id, task]));
  const rows = before.filter((task) => !deleted.has(task.id)).map((task) => fresh.get(task.id) ?? task);
  const known = new Set(before.map((task) => task.id));
  return { rows, waiting: now.filter((task) => !known.has(task.id)).length };
}
