import type { Task } from '@/lib/api-types';

/** `waiting`: new tasks that appear once the list is released. */
export type Shown = Readonly<{ rows: readonly Task[]; waiting: number }>;

/**
 * While the pointer or the focus is on a row, no row moves. Rows stay in place with their latest data, even if they no longer match the
 * filter; new ones wait; deleted ones disappear.
 *
 * @param before the rows on screen when holding began
 * @param now the server's current rows
 * @param deleted ids deleted in this browser
 */
export function holdRows(before: readonly Task[], now: readonly Task[], deleted: ReadonlySet<string>): Shown {
  const fresh = new Map(now.map((task) => [task.id, task]));
  const rows = before.filter((task) => !deleted.has(task.id)).map((task) => fresh.get(task.id) ?? task);
  const known = new Set(before.map((task) => task.id));
  return { rows, waiting: now.filter((task) => !known.has(task.id)).length };
}
