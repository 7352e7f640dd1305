'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ProblemNotice } from '@/components/problem-notice';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import type { Task } from '@/lib/api-types';
import { timecode } from '@/lib/format';
import { postCancel } from '../api/change-task';

/** Where a task that is not over stands. A screen reader hears the stage, not each per cent. */
export function TaskProgress({ task }: Readonly<{ task: Task }>) {
  const t = useTranslations('transcript.progress');
  const cancel = useMutation({ mutationFn: () => postCancel(task.id) });
  const queued = task.status === 'queued';
  const stage = queued
    ? t('queued', { n: task.queuePosition ?? 0 })
    : t.has(`stages.${task.stage}`)
      ? t(`stages.${task.stage}`)
      : t('running');
  return (
    <section aria-label={t('label')} className="mb-4 grid gap-2 rounded-xl border bg-card p-4">
      <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
        <p role="status" className="font-medium">
          {stage}
        </p>
        <p className="text-muted-foreground tabular-nums">
          {!queued && t('percent', { share: task.progress })}
          {!queued && task.etaSeconds != null && ` · ${t('eta', { time: timecode(task.etaSeconds) })}`}
        </p>
        <Button variant="outline" size="sm" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('cancel')}
        </Button>
      </div>
      <Progress label={t('label')} value={queued ? null : task.progress} />
      {cancel.isError && <ProblemNotice error={cancel.error} />}
    </section>
  );
}
