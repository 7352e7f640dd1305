import type { Task, TaskPage } from '@/lib/api-types';
import type { LiveEvent } from '@/lib/events';
import { isOver } from '@/components/task/task-facts';
import type { ListQuery } from './list-params';

/** `stale`: the events alone cannot tell the result (another filter, other counts), so the page has to be refetched. */
export type Patched = Readonly<{ page: TaskPage; stale: boolean }>;

/** A page of the list after some events. Rows never change their order here; new tasks go to the top of an unfiltered first page. */
export function patchPage(page: TaskPage, query: ListQuery, events: readonly LiveEvent[]): Patched {
  const rows = new Map(page.items.map((task) => [task.id, task]));
  const fresh: Task[] = [];
  const gone = new Set<string>();
  let stale = false;
  for (const event of events) {
    switch (event.kind) {
      case 'task.updated': {
        const known = rows.get(event.task.id);
        if (known) {
          if (known.status !== event.task.status) stale = true;
          rows.set(known.id, advance(known, event.task));
        }
        break;
      }
      case 'task.created':
      case 'task.finished':
      case 'task.restored': {
        stale = true;
        gone.delete(event.task.id);
        const known = rows.get(event.task.id);
        if (known) rows.set(known.id, event.task);
        else if (event.kind === 'task.created' && standsOnTop(query)) fresh.unshift(event.task);
        const waiting = fresh.findIndex((task) => task.id === event.task.id);
        if (waiting >= 0) fresh[waiting] = event.task;
        break;
      }
      case 'task.deleted':
        stale = true;
        gone.add(event.id);
        break;
    }
  }
  const items = [...fresh, ...page.items.map((task) => rows.get(task.id)!)].filter((task) => !gone.has(task.id));
  const same = items.length === page.items.length && items.every((task, at) => task === page.items[at]);
  return { page: same ? page : { ...page, items }, stale };
}

/** A worker can be lost and its task wait again. The progress shown must not fall then. */
function advance(known: Task, change: Partial<Task>): Task {
  if (isOver(known.status)) return known;
  const progress = Math.max(known.progress, change.progress ?? 0);
  const next = { ...known, ...change, progress };
  return (Object.keys(next) as (keyof Task)[]).every((key) => next[key] === known[key]) ? known : next;
}

function standsOnTop(query: ListQuery): boolean {
  const { sort, cursor, limit: _limit, counts: _counts, ...filters } = query;
  return sort === '-createdAt' && !cursor && Object.keys(filters).length === 0;
}
