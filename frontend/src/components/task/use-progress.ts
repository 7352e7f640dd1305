import { useTranslations } from 'next-intl';
import type { Task } from '@/lib/api-types';
import { useWorkersReady } from '@/lib/live';
import { roughTime } from '@/lib/rough-time';

type Progress = Readonly<{
  /** The current stage or the queue position; null when the status already says it all. */
  stage: string | null;
  percent: string | null;
  eta: string | null;
  /** 0 … 1; null while the progress is unknown. */
  share: number | null;
}>;

/** Rounded down, because a running task must never show 100%. */
export function wholePercent(share: number): number {
  return Math.min(99, Math.floor(share * 100));
}

/** A task's progress, worded the same on every page. Null once it has ended. */
export function useProgress(task: Task): Progress | null {
  const t = useTranslations('status');
  const workersReady = useWorkersReady();
  if (task.status === 'queued') {
    const place = task.queuePosition == null ? null : t('place', { place: task.queuePosition });
    return { stage: workersReady ? place : t('noWorker'), percent: null, eta: null, share: null };
  }
  if (task.status !== 'running') return null;
  const share = task.stage === 'decoding' ? null : task.progress;
  return {
    stage: t.has(`stages.${task.stage}`) ? t(`stages.${task.stage}`) : null,
    percent: share === null ? null : t('percent', { percent: wholePercent(share) }),
    eta: task.etaSeconds == null ? null : t('eta', roughTime(task.etaSeconds)),
    share,
  };
}
