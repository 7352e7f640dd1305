'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ProblemAlert } from '@/components/problem-alert';
import { useProgress } from '@/components/task/use-progress';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import type { Task } from '@/lib/api-types';
import { postCancel } from '../api/change-task';

/** The progress of a task that has not ended. Screen readers announce the stage, not each per cent. */
export function ProgressPanel({ task }: Readonly<{ task: Task }>) {
  const t = useTranslations('transcript.progress');
  const words = useTranslations('status');
  const cancel = useMutation({ mutationFn: () => postCancel(task.id) });
  const progress = useProgress(task);
  if (!progress) return null;
  const { stage, percent, eta, share } = progress;
  return (
    <section aria-label={t('label')} className="mb-4 grid gap-2 rounded-xl border bg-card p-4">
      <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
        <p role="status" className="font-medium">
          {stage ?? words(task.status)}
        </p>
        <p className="text-muted-foreground tabular-nums">{[percent, eta].filter(Boolean).join(' · ')}</p>
        <Button variant="outline" size="sm" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('cancel')}
        </Button>
      </div>
      {task.status === 'running' && <Progress label={t('label')} value={share} />}
      {cancel.isError && <ProblemAlert error={cancel.error} />}
    </section>
  );
}
