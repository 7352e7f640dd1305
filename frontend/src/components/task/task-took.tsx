'use client';

import { useTranslations } from 'next-intl';
import type { Task } from '@/lib/api-types';
import { useTook } from './use-took';

/** 'took 0:42, 15× real time"; empty until the task has succeeded. `short` omits "took" for columns that already say it.'; nothing before the end. `short` leaves out the word for columns that are named so. */
export function TaskTook({ task, short = false }: Readonly<{ task: Task; short?: boolean }>) {
  const t = useTranslations('status');
  const took = useTook(task);
  if (!took) return null;
  return (
    <span className="tabular-nums">
      {short ? took.time : t('took', { time: took.time })}
      {took.times && (
        <span className={short ? 'block text-xs text-muted-foreground' : undefined}>
          {short ? '' : ', '}
          {t('speed', { times: took.times })}
        </span>
      )}
    </span>
  );
}
