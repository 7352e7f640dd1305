'use client';

import { Ellipsis, RotateCcw, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { actionsOf } from '@/components/task/task-facts';
import type { Task } from '@/lib/api-types';
import type { TaskActions } from '../hooks/use-task-actions';
import { useTaskName } from '@/lib/use-task-name';

// The menu library loads after the first paint.
const RowMenu = dynamic(() => import('./row-menu').then((file) => file.RowMenu), {
  ssr: false,
  loading: () => (
    <span className="inline-flex size-10 items-center justify-center">
      <Ellipsis aria-hidden className="size-4 text-muted-foreground" />
    </span>
  ),
});

/** The most likely action as its own button, and all actions in a menu. */
export function RowActions({ task, actions }: Readonly<{ task: Task; actions: TaskActions }>) {
  const t = useTranslations('tasks');
  const nameOf = useTaskName();
  const can = actionsOf(task.status);
  const quick = can.includes('cancel') ? 'cancel' : can.includes('retry') ? 'retry' : null;
  return (
    <div className="flex items-center justify-end" data-no-open>
      {quick && (
        <Button
          variant="ghost"
          size="icon"
          title={t(quick)}
          aria-label={`${t(quick)}: ${nameOf(task)}`}
          onClick={() => void actions.act(quick, [task.id])}
        >
          {quick === 'cancel' ? <X /> : <RotateCcw />}
        </Button>
      )}
      <RowMenu task={task} actions={actions} />
    </div>
  );
}
