'use client';

import { useLocale, useTranslations } from 'next-intl';
import { StatusBadge } from '@/components/task/status-badge';
import { TaskProgress } from '@/components/task/task-progress';
import { TaskTook } from '@/components/task/task-took';
import { Checkbox } from '@/components/ui/checkbox';
import type { TaskStatus } from '@/lib/api-types';
import { absoluteTime, lengthText, relativeTime } from '@/lib/format';
import { languageName } from '@/lib/language-names';
import { RowActions } from './row-actions';
import { TaskName } from './task-name';
import type { RowProps } from './task-row';
import { useTaskName } from '@/lib/use-task-name';

/** A task on a narrow screen. */
export function TaskCard({ task, chosen, onChoose, actions }: RowProps) {
  const t = useTranslations('tasks');
  const nameOf = useTaskName();
  const locale = useLocale();
  const facts = [
    task.duration == null ? null : lengthText(task.duration),
    task.language && languageName(task.language, locale),
    task.model,
  ].filter(Boolean);
  return (
    <li
      data-task={task.id}
      data-selected={chosen}
      className="grid gap-2 rounded-xl border bg-card p-3 data-[selected=true]:border-primary data-[selected=true]:bg-accent"
    >
      <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-3">
        <Checkbox
          className="mt-0.5"
          checked={chosen}
          onCheckedChange={onChoose}
          aria-label={t('select', { name: nameOf(task) })}
        />
        <TaskName task={task} />
        <div className="-mt-2.5 -mr-2">
          <RowActions task={task} actions={actions} />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted-foreground">
        <StatusBadge status={task.status as TaskStatus} />
        <span className="tabular-nums">{facts.join(' · ')}</span>
        <time dateTime={task.createdAt} title={absoluteTime(task.createdAt, locale)}>
          {relativeTime(task.createdAt, locale)}
        </time>
        <TaskTook task={task} />
      </div>
      <TaskProgress task={task} />
    </li>
  );
}
