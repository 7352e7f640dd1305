'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import type { MouseEvent } from 'react';
import { StatusBadge } from '@/components/task/status-badge';
import { TaskProgress } from '@/components/task/task-progress';
import { TaskTook } from '@/components/task/task-took';
import { Checkbox } from '@/components/ui/checkbox';
import { TableCell, TableRow } from '@/components/ui/table';
import { paths } from '@/config/paths';
import type { Task, TaskStatus } from '@/lib/api-types';
import { absoluteTime, lengthText, relativeTime } from '@/lib/format';
import { languageName } from '@/lib/language-names';
import { ownEvent } from '@/lib/own-event';
import type { TaskActions } from '../hooks/use-task-actions';
import { RowActions } from './row-actions';
import { TaskName } from './task-name';
import { useTaskName } from '@/lib/use-task-name';

export type RowProps = Readonly<{ task: Task; chosen: boolean; onChoose: () => void; actions: TaskActions }>;

/** Elements in a row that handle their own clicks. */
const OWN = 'a, button, summary, details, [data-no-open]';

export function TaskRow({ task, chosen, onChoose, actions }: RowProps) {
  const t = useTranslations('tasks');
  const nameOf = useTaskName();
  const locale = useLocale();
  const router = useRouter();
  const open = ownEvent(({ target, ctrlKey, metaKey }: MouseEvent<HTMLElement>) => {
    if ((target as Element).closest(OWN) || getSelection()?.toString()) return;
    if (ctrlKey || metaKey) window.open(paths.task(task.id), '_blank', 'noopener');
    else router.push(paths.task(task.id));
  });
  return (
    <TableRow data-task={task.id} data-selected={chosen} className="cursor-pointer" onClick={open}>
      <TableCell data-no-open className="w-10 pl-3">
        <Checkbox checked={chosen} onCheckedChange={onChoose} aria-label={t('select', { name: nameOf(task) })} />
      </TableCell>
      <TableCell className="min-w-56">
        <TaskName task={task} />
      </TableCell>
      <TableCell>
        <div className="grid gap-1">
          <StatusBadge status={task.status as TaskStatus} />
          <TaskProgress task={task} />
        </div>
      </TableCell>
      <TableCell>{task.language ? languageName(task.language, locale) : t('none')}</TableCell>
      <TableCell className="text-right tabular-nums">
        {task.duration == null ? t('none') : lengthText(task.duration)}
      </TableCell>
      <TableCell className="whitespace-nowrap">{task.model ?? t('none')}</TableCell>
      <TableCell className="whitespace-nowrap">
        <time dateTime={task.createdAt} title={absoluteTime(task.createdAt, locale)}>
          {relativeTime(task.createdAt, locale)}
        </time>
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <TaskTook task={task} short />
      </TableCell>
      <TableCell className="pr-2">
        <RowActions task={task} actions={actions} />
      </TableCell>
    </TableRow>
  );
}
