'use client';

import { useTranslations } from 'next-intl';
import { Progress } from '@/components/ui/progress';
import type { Task } from '@/lib/api-types';
import { useTaskName } from '@/lib/use-task-name';
import { useProgress } from './use-progress';

/** For lists: the queue position of a waiting task, or the progress and the remaining time of a running one. */
export function TaskProgress({ task }: Readonly<{ task: Task }>) {
  const t = useTranslations('status');
  const nameOf = useTaskName();
  const progress = useProgress(task);
  if (!progress) return null;
  const { stage, percent, eta, share } = progress;
  if (task.status === 'queued') return stage && <p className="text-xs text-muted-foreground">{stage}</p>;
  return (
    <div className="grid min-w-32 gap-1">
      <Progress label={t('progress', { name: nameOf(task) })} value={share} />
      <p className="text-xs text-muted-foreground tabular-nums">{[stage, percent, eta].filter(Boolean).join(' · ')}</p>
    </div>
  );
}
