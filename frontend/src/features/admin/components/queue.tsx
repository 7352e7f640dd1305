'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ReadStates } from '@/components/read-states';
import { timecode } from '@/lib/format';
import { queueQuery } from '../api/get-queue';
import { Figures } from './figures';
import { Panel } from './panel';
import { Running } from './running';
import { Workers } from './workers';

/** Lanes, who waits, what runs where; read again every few seconds. */
export function QueueView() {
  const t = useTranslations('admin');
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
                  oldestSeconds == null ? t('none') : timecode(oldestSeconds),
                ],
              }))}
            />
          </Panel>
          <Panel title={t('waiting')} empty={!waiting.length && t('nobodyWaits')}>
            <Figures
              label={t('waiting')}
              columns={[t('user'), t('tasks')]}
              rows={waiting.map(({ userId, tasks }) => ({
                id: userId,
                cells: [<code key="id">{userId}</code>, tasks],
              }))}
            />
          </Panel>
        </div>
      )}
    </ReadStates>
  );
}
