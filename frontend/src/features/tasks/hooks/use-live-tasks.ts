'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { TaskPage } from '@/lib/api-types';
import type { LiveEvent } from '@/lib/events';
import { useLiveEvents } from '@/lib/live';
import { TASK_LISTS } from '../api/get-tasks';
import type { ListQuery } from '../list-params';
import { patchPage } from '../patch-page';

/** The lists are refetched at most this often, however many events arrive. */
const REFETCH_MS = 2_000;

/** Applies events to every cached list. What events cannot tell is refetched, at a limited rate. */
export function useLiveTasks(): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const statuses = useRef(new Map<string, string>());
  useEffect(() => () => clearTimeout(timer.current), []);

  useLiveEvents((events) => {
    let stale = isNews(events, statuses.current);
    for (const [key, page] of queries.getQueriesData<TaskPage>({ queryKey: TASK_LISTS })) {
      if (!page) continue;
      const patched = patchPage(page, key[2] as ListQuery, events);
      stale ||= patched.stale;
      if (patched.page !== page) queries.setQueryData(key, patched.page);
    }
    if (!stale || timer.current) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: TASK_LISTS });
    }, REFETCH_MS);
  });
}

/** The status of a task on no loaded page has changed, so the counts change. */
function isNews(events: readonly LiveEvent[], statuses: Map<string, string>): boolean {
  let news = false;
  for (const event of events) {
    if (event.kind !== 'task.updated' || !event.task.status) continue;
    news ||= statuses.get(event.task.id) !== event.task.status;
    statuses.set(event.task.id, event.task.status);
  }
  return news;
}
