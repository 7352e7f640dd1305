'use client';

import { useState } from 'react';
import type { Task } from '@/lib/api-types';

export type Chosen = Pick<Task, 'id' | 'status'>;

/** `left` counts how often the selection was cleared: a result requested before the last time is ignored. */
type State = Readonly<{ chosen: ReadonlyMap<string, Chosen>; left: number }>;

/** The selected tasks over all pages, with the latest data of those on the current page. */
export function useSelection(rows: readonly Task[]) {
  const [{ chosen, left }, setState] = useState<State>({ chosen: new Map(), left: 0 });
  const fresh = new Map(rows.map((task) => [task.id, task]));
  const put = (change: (next: Map<string, Chosen>) => void) =>
    setState((now) => {
      const next = new Map(now.chosen);
      change(next);
      return { chosen: next, left: next.size ? now.left : now.left + 1 };
    });
  const onPage = rows.filter((task) => chosen.has(task.id)).length;
  return {
    tasks: [...chosen.values()].map((task) => fresh.get(task.id) ?? task),
    size: chosen.size,
    has: (id: string) => chosen.has(id),
    page: onPage === 0 ? (false as const) : onPage === rows.length ? (true as const) : ('indeterminate' as const),
    toggle: (task: Task) => put((next) => void (next.delete(task.id) || next.set(task.id, task))),
    togglePage: (on: boolean) =>
      put((next) => rows.forEach((task) => (on ? next.set(task.id, task) : next.delete(task.id)))),
    /** Does nothing if the selection was cleared after this render. */
    choose: (tasks: readonly Task[]) =>
      setState((now) =>
        now.left === left ? { left, chosen: new Map(tasks.map(({ id, status }) => [id, { id, status }])) } : now,
      ),
    leave: (ids?: readonly string[]) => put((next) => (ids ? ids.forEach((id) => next.delete(id)) : next.clear())),
  };
}

export type Selection = ReturnType<typeof useSelection>;
