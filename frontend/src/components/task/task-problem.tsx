'use client';

import { useTranslations } from 'next-intl';
import { CopyButton } from '@/components/copy-button';
import type { Task } from '@/lib/api-types';

/** Why a task failed and what to do. Folded below it: what an administrator needs to trace the problem. */
export function TaskProblem({ task }: Readonly<{ task: Task }>) {
  const t = useTranslations('failure');
  const ts = useTranslations('status');
  const tc = useTranslations('common');
  if (task.status !== 'failure') return null;
  const code = task.error && t.has(`${task.error.code}.title`) ? task.error.code : 'other';
  return (
    <div className="grid gap-0.5 text-sm">
      <p className="font-medium text-destructive">{t(`${code}.title`)}</p>
      <p className="text-foreground/85">{t(`${code}.advice`)}</p>
      <details className="text-xs text-muted-foreground">
        <summary className="w-fit cursor-pointer py-1">{tc('details')}</summary>
        {task.requestId && (
          <p className="flex flex-wrap items-center gap-x-1">
            {ts('requestId')}: <span className="font-mono break-all">{task.requestId}</span>
            <CopyButton text={task.requestId} />
          </p>
        )}
        {task.error && (
          <p className="font-mono break-words">
            {task.error.code} · {task.error.detail}
          </p>
        )}
      </details>
    </div>
  );
}
