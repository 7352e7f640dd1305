'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useFailureToast } from '@/components/failure-toast';
import { Moment } from '@/components/moment';
import { ReadStates } from '@/components/read-states';
import { Button } from '@/components/ui/button';
import { fileSize, lengthText } from '@/lib/format';
import { notify } from '@/lib/notify';
import { deadTasksQuery } from '../api/get-dead-tasks';
import { useRequeueDeadTask } from '../api/requeue-dead-task';
import { Figures } from './figures';
import { Panel } from './panel';

/** Tasks that are no longer retried automatically. Each can be retried by hand. */
export function DeadTasks() {
  const t = useTranslations('admin');
  const failures = useTranslations('failure');
  const locale = useLocale();
  const failed = useFailureToast();
  const dead = useInfiniteQuery(deadTasksQuery);
  const requeue = useRequeueDeadTask();
  const again = async (id: string) => {
    try {
      await requeue.mutateAsync(id);
      void notify({ kind: 'success', title: t('requeued'), id: `requeue-${id}` });
    } catch (error) {
      failed(error);
    }
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p className="text-sm text-muted-foreground">{t('deadText')}</p>
      <ReadStates query={dead}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <Panel title={t('tabs.dead')} empty={!items.length && t('nothingDead')}>
              <Figures
                label={t('tabs.dead')}
                columns={[
                  t('taskId'),
                  t('user'),
                  t('reason'),
                  t('modelName'),
                  t('size'),
                  t('tries'),
                  t('ended'),
                  t('actions'),
                ]}
                rows={items.map(
                  ({ id, userId, email, code, model, bytes, duration, attempts, crashes, finishedAt }) => ({
                    id,
                    cells: [
                      <code key="id">{id}</code>,
                      <span key="user" title={userId}>
                        {email || userId}
                      </span>,
                      <span key="code" title={code}>
                        {failures(failures.has(`${code}.title`) ? `${code}.title` : 'other.title')}
                      </span>,
                      model,
                      [fileSize(bytes ?? 0, locale), duration != null && lengthText(duration)]
                        .filter(Boolean)
                        .join(' · '),
                      t('triesText', { attempts, crashes }),
                      finishedAt ? <Moment key="end" at={finishedAt} /> : t('none'),
                      <Button
                        key="again"
                        variant="outline"
                        size="sm"
                        aria-label={t('requeueNamed', { id })}
                        onClick={() => void again(id)}
                      >
                        {t('requeue')}
                      </Button>,
                    ],
                  }),
                )}
              />
            </Panel>
          );
        }}
      </ReadStates>
      {dead.hasNextPage && (
        <Button variant="outline" className="w-fit" onClick={() => void dead.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
