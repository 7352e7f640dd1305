'use client';

import { useTranslations } from 'next-intl';
import { Moment } from '@/components/moment';
import { Badge } from '@/components/ui/badge';
import type { Queue } from '@/lib/api-types';
import { Figures } from './figures';
import { Panel } from './panel';

export function Workers({ workers }: Readonly<{ workers: Queue['workers'] }>) {
  const t = useTranslations('admin');
  return (
    <Panel title={t('workers')} empty={!workers.length && t('noWorkers')}>
      <Figures
        label={t('workers')}
        columns={[t('worker'), t('state'), t('modelName'), t('device'), t('slots'), t('version'), t('lastHeartbeat')]}
        rows={workers.map(({ id, state, model, models, device, slots, version, lastHeartbeatAt }) => {
          const name = state.toLowerCase();
          return {
            id,
            cells: [
              id,
              <Badge key="state" variant={name === 'ready' ? 'success' : 'secondary'}>
                {t.has(`workerStates.${name}`) ? t(`workerStates.${name}`) : name}
              </Badge>,
              [model, ...models.filter((other) => other !== model)].filter(Boolean).join(', '),
              device,
              slots,
              version,
              lastHeartbeatAt ? <Moment key="heartbeat" at={lastHeartbeatAt} /> : t('none'),
            ],
          };
        })}
      />
    </Panel>
  );
}
