'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useFailureToast } from '@/components/failure-toast';
import { Moment } from '@/components/moment';
import { wholePercent } from '@/components/task/use-progress';
import { Button } from '@/components/ui/button';
import type { Queue } from '@/lib/api-types';
import { useCancelTask } from '../api/cancel-task';
import { Figures } from './figures';
import { Panel } from './panel';

/** Administrators see who uses how much, but never other users' file names or texts. */
export function Running({ running }: Readonly<{ running: Queue['running'] }>) {
  const t = useTranslations('admin');
  const percent = new Intl.NumberFormat(useLocale(), { style: 'percent', maximumFractionDigits: 0 });
  const failed = useFailureToast();
  const cancel = useCancelTask();
  return (
    <Panel title={t('running')} empty={!running.length && t('nothingRuns')}>
      <Figures
        label={t('running')}
        columns={[t('taskId'), t('user'), t('worker'), t('progress'), t('started'), t('actions')]}
        rows={running.map(({ taskId, userId, email, worker, progress, startedAt }) => ({
          id: taskId,
          cells: [
            <code key="task">{taskId}</code>,
            <span key="user" title={userId}>
              {email || userId}
            </span>,
            worker,
            percent.format(wholePercent(progress) / 100),
            startedAt ? <Moment key="start" at={startedAt} /> : t('none'),
            <Button
              key="cancel"
              variant="outline"
              size="sm"
              aria-label={t('cancelNamed', { id: taskId })}
              onClick={() => void cancel.mutateAsync(taskId).catch(failed)}
            >
              {t('cancelTask')}
            </Button>,
          ],
        }))}
      />
    </Panel>
  );
}
