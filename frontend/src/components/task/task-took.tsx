'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { Task } from '@/lib/api-types';
import { timecode } from '@/lib/format';
import { secondsTaken } from './task-facts';

/** "took 0:42, 15× real time"; nothing before the end. `short` leaves out the word for columns that are named so. */
export function TaskTook({ task, short = false }: Readonly<{ task: Task; short?: boolean }>) {
  const t = useTranslations('status');
  const format = useFormatter();
  const seconds = secondsTaken(task);
  if (seconds === null) return null;
  const time = timecode(Math.max(1, Math.round(seconds)));
  const times = task.rtfx == null ? null : format.number(task.rtfx, { maximumFractionDigits: task.rtfx < 10 ? 1 : 0 });
  return (
    <span className="tabular-nums">
      {short ? time : t('took', { time })}
      {times && (
        <span className={short ? 'block text-xs text-muted-foreground' : undefined}>
          {short ? '' : ', '}
          {t('speed', { times })}
        </span>
      )}
    </span>
  );
}
