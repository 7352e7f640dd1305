'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useProblemText } from '@/components/problem-text';
import type { TaskPage } from '@/lib/api-types';
import { notify } from '@/lib/notify';
import { Problem } from '@/lib/problem';
import type { Action } from '@/types/api.gen/types.gen';
import { actOnTasks } from '../api/batch-tasks';
import { TASK_LISTS } from '../api/get-tasks';

const UNDO_MS = 10_000;
const SAID = { delete: 'deleted', restore: 'restored', retry: 'retried', cancel: 'cancelledCount' } as const;

/** Runs actions on one or many tasks, updates the lists at once, and reports what the rows do not show. Deleting can be undone for 10 s. */
export function useTaskActions() {
  const t = useTranslations('tasks');
  const text = useProblemText();
  const queries = useQueryClient();
  const [deleted, setDeleted] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);

  const show = (action: Action, ids: readonly string[], results: Awaited<ReturnType<typeof actOnTasks>>) => {
    const tasks = new Map(results.flatMap(({ task }) => (task ? [[task.id, task] as const] : [])));
    queries.setQueriesData<TaskPage>({ queryKey: TASK_LISTS }, (page) => {
      if (!page) return page;
      const left = action === 'delete' ? page.items.filter((task) => !ids.includes(task.id)) : page.items;
      return { ...page, items: left.map((task) => tasks.get(task.id) ?? task) };
    });
    setDeleted((before) => {
      const next = new Set(before);
      ids.forEach((id) => (action === 'delete' ? next.add(id) : next.delete(id)));
      return next;
    });
  };

  /** @returns the ids for which it succeeded */
  const act = async (action: Action, ids: readonly string[]): Promise<readonly string[]> => {
    if (ids.length === 0) return [];
    const toastId = ids.length === 1 ? `task-${ids[0]}` : 'tasks';
    setBusy(true);
    try {
      const results = await actOnTasks(action, ids);
      const failed = results.filter(({ status }) => status >= 400);
      const done = results.filter(({ status }) => status < 400).map(({ id }) => id);
      show(action, done, results);
      void queries.invalidateQueries({ queryKey: TASK_LISTS });
      const undo = { words: t('undo'), run: () => void act('restore', done) };
      const advice = failed[0]?.code ? text(new Problem(failed[0].code, failed[0].status, '')).title : undefined;
      if (failed.length)
        void notify({
          id: `${toastId}-failed`,
          kind: 'error',
          title: t('partly', { count: failed.length }),
          text: advice,
        });
      // A single cancelled task shows it in its row.
      if (done.length && !(action === 'cancel' && ids.length === 1))
        void notify({
          // Undo closes its toast, and would also close a result shown with the same id at that moment.
          id: action === 'restore' ? `${toastId}-restored` : toastId,
          kind: 'success',
          title: t(SAID[action], { count: done.length }),
          text: action === 'retry' ? t('retriedText') : undefined,
          action: action === 'delete' ? undo : undefined,
          duration: action === 'delete' ? UNDO_MS : undefined,
        });
      return done;
    } catch (error) {
      const { title, advice } = text(error);
      void notify({ id: toastId, kind: 'error', title, text: advice });
      return [];
    } finally {
      setBusy(false);
    }
  };
  return { act, busy, deleted };
}

export type TaskActions = ReturnType<typeof useTaskActions>;
