'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useFailureNotice } from '@/components/failure-notice';
import { Moment } from '@/components/moment';
import { Button } from '@/components/ui/button';
import type { Queue } from '@/lib/api-types';
import { useCancelTask } from '../api/cancel-task';
import { Figures } from './figures';
import { Panel } from './panel';

/** Ids only: an administrator sees who uses how much, never names of files or texts of others. */
export function Running({ running }: Readonly<{ running: Queue['running'] }>) {
  const t = useTranslations('admin');
  const percent = new Intl.NumberFormat(useLocale(), { style: 'percent', maximumFractionDigits: 0 });
  const failed = useFailureNotice();
  const cancel = useCancelTask();
  return (
    <Panel title={t('running')} empty={!running.length && t('nothingRuns')}>
      <Figures
        label={t('running')}
        columns={[t('taskId'), t('user'), t('worker'), t('progress'), t('started'), t('actions')]}
        rows={running.map(({ taskId, userId, worker, progress, startedAt }) => ({
          id: taskId,
          cells: [
            <code key="task">{taskId}</code>,
            <code key="user">{userId}</code>,
            worker,
            percent.format(progress ?? 0),
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
