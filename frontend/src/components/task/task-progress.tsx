'use client';

import { useTranslations } from 'next-intl';
import { Progress } from '@/components/ui/progress';
import type { Task } from '@/lib/api-types';
import { timecode } from '@/lib/format';
import { useTaskName } from '@/lib/use-task-name';

/** Where a waiting task stands in line; how far a running one has come, and how long it may still take. */
export function TaskProgress({ task }: Readonly<{ task: Task }>) {
  const t = useTranslations('status');
  const nameOf = useTaskName();
  if (task.status === 'queued' && task.queuePosition != null) {
    return <p className="text-xs text-muted-foreground">{t('place', { place: task.queuePosition })}</p>;
  }
  if (task.status !== 'running') return null;
  const decoding = task.stage === 'decoding';
  const stage = t.has(`stages.${task.stage}`) ? t(`stages.${task.stage}`) : null;
  const percent = decoding ? null : t('percent', { percent: Math.floor(task.progress * 100) });
  const eta = task.etaSeconds == null ? null : t('eta', { time: timecode(task.etaSeconds) });
  return (
    <div className="grid min-w-32 gap-1">
      <Progress label={t('progress', { name: nameOf(task) })} value={decoding ? null : task.progress} />
      <p className="text-xs text-muted-foreground tabular-nums">{[stage, percent, eta].filter(Boolean).join(' · ')}</p>
    </div>
  );
}
