'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { TaskProblem } from '@/components/task/task-problem';
import { TaskWarnings } from '@/components/task/task-warnings';
import { paths } from '@/config/paths';
import type { Task } from '@/lib/api-types';
import { absoluteTime, relativeTime } from '@/lib/format';
import { langTag } from '@/lib/language-names';
import { useTaskName } from '@/lib/use-task-name';

/** The name as a link. Below it: the first words, the reason of a failure, and warnings. */
export function TaskName({ task }: Readonly<{ task: Task }>) {
  const t = useTranslations('status');
  const nameOf = useTaskName();
  const tt = useTranslations('tasks');
  const locale = useLocale();
  const cancelled = task.status === 'cancelled' && task.finishedAt;
  return (
    <div className="grid min-w-0 gap-0.5">
      <p className="min-w-0">
        <Link href={paths.task(task.id)} className="font-medium break-words hover:underline">
          {nameOf(task)}
        </Link>
        {task.edited && <span className="ml-2 text-xs text-muted-foreground">{tt('edited')}</span>}
      </p>
      {cancelled && (
        <p className="text-xs text-muted-foreground" title={absoluteTime(task.finishedAt!, locale)}>
          {t('cancelledAt', { time: relativeTime(task.finishedAt!, locale) })}
        </p>
      )}
      {task.preview && (
        <p className="line-clamp-1 text-xs break-words text-muted-foreground">
          {cancelled && `${t('textSoFar')} `}
          <span lang={langTag(task.language, task.options.script)}>{task.preview}</span>
        </p>
      )}
      <TaskProblem task={task} />
      <TaskWarnings task={task} />
    </div>
  );
}
