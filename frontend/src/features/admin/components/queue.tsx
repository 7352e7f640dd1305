'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ReadStates } from '@/components/read-states';
import { useSpanText } from '@/lib/use-span-text';
import { queueQuery } from '../api/get-queue';
import { Figures } from './figures';
import { Panel } from './panel';
import { Running } from './running';
import { Workers } from './workers';

/** Lanes, waiting users, workers and running tasks; refreshed every few seconds. */
export function QueueView() {
  const t = useTranslations('admin');
  const span = useSpanText();
  const queue = useQuery(queueQuery);
  return (
    <ReadStates query={queue}>
      {({ lanes, waiting, running, workers }) => (
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
          <Workers workers={workers} />
          <Running running={running} />
          <Panel title={t('lanes')}>
            <Figures
              label={t('lanes')}
              columns={[t('lane'), t('length'), t('oldest')]}
              rows={lanes.map(({ lane, length, oldestSeconds }) => ({
                id: lane,
                cells: [
                  t.has(`laneNames.${lane}`) ? t(`laneNames.${lane}`) : lane,
                  length,
                  oldestSeconds == null ? t('none') : span(oldestSeconds),
                ],
              }))}
            />
          </Panel>
          <Panel title={t('waiting')} empty={!waiting.length && t('noneWaiting')}>
            <Figures
              label={t('waiting')}
              columns={[t('user'), t('tasks')]}
              rows={waiting.map(({ userId, email, tasks }) => ({
                id: userId,
                cells: [
                  <span key="user" title={userId}>
                    {email || userId}
                  </span>,
                  tasks,
                ],
              }))}
            />
          </Panel>
        </div>
      )}
    </ReadStates>
  );
}
