'use client';

import { useState } from 'react';
import type { Task } from '@/lib/api-types';

export type Chosen = Pick<Task, 'id' | 'status'>;

/** Which tasks are chosen, over all pages. The newest facts of those on the page are used. */
export function useSelection(rows: readonly Task[]) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(new Map());
  const fresh = new Map(rows.map((task) => [task.id, task]));
  const put = (change: (next: Map<string, Chosen>) => void) => {
    const next = new Map(chosen);
    change(next);
    setChosen(next);
  };
  const onPage = rows.filter((task) => chosen.has(task.id)).length;
  return {
    tasks: [...chosen.values()].map((task) => fresh.get(task.id) ?? task),
    size: chosen.size,
    has: (id: string) => chosen.has(id),
    page: onPage === 0 ? (false as const) : onPage === rows.length ? (true as const) : ('indeterminate' as const),
    toggle: (task: Task) => put((next) => void (next.delete(task.id) || next.set(task.id, task))),
    togglePage: (on: boolean) =>
      put((next) => rows.forEach((task) => (on ? next.set(task.id, task) : next.delete(task.id)))),
    choose: (tasks: readonly Task[]) => setChosen(new Map(tasks.map(({ id, status }) => [id, { id, status }]))),
    leave: (ids?: readonly string[]) =>
      ids ? put((next) => ids.forEach((id) => next.delete(id))) : setChosen(new Map()),
  };
}

export type Selection = ReturnType<typeof useSelection>;
