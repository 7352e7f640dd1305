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

/** Acts on one or many tasks, shows the result in the lists at once and says what the rows do not. Deleting can be undone for 10 s. */
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

  /** @returns the ids it worked for */
  const act = async (action: Action, ids: readonly string[]): Promise<readonly string[]> => {
    if (ids.length === 0) return [];
    const notice = ids.length === 1 ? `task-${ids[0]}` : 'tasks';
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
          id: `${notice}-failed`,
          kind: 'error',
          title: t('partly', { count: failed.length }),
          text: advice,
        });
      // One cancelled task says so in its row.
      if (done.length && !(action === 'cancel' && ids.length === 1))
        void notify({
          // Undo closes its notice; an answer that came with the same id at that moment would be closed with it.
          id: action === 'restore' ? `${notice}-restored` : notice,
          kind: 'success',
          title: t(SAID[action], { count: done.length }),
          text: action === 'retry' ? t('retriedText') : undefined,
          action: action === 'delete' ? undo : undefined,
          duration: action === 'delete' ? UNDO_MS : undefined,
        });
      return done;
    } catch (error) {
      const { title, advice } = text(error);
      void notify({ id: notice, kind: 'error', title, text: advice });
      return [];
    } finally {
      setBusy(false);
    }
  };
  return { act, busy, deleted };
}

export type TaskActions = ReturnType<typeof useTaskActions>;
