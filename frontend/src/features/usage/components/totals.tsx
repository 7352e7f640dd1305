'use client';

import { useTranslations } from 'next-intl';
import type { UsageFigures } from '@/lib/api-types';
import { failureRate } from '../bars';
import { useFigures } from '../hooks/use-figures';

export function Totals({ totals }: Readonly<{ totals: UsageFigures }>) {
  const t = useTranslations('usage');
  const show = useFigures();
  const figures = [
    { name: 'audio', value: show.span(totals.audioSeconds) },
    { name: 'tasks', value: show.count(totals.tasks) },
    { name: 'failureRate', value: show.share(failureRate(totals)) },
    {
      name: 'wait',
      value: show.span(totals.waitP50Seconds),
      note: t('waitMost', { value: show.span(totals.waitP95Seconds) }),
    },
    { name: 'speed', value: show.times(totals.rtfx) },
  ];
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
      {figures.map(({ name, value, note }) => (
        <div key={name} className="flex flex-col gap-1 rounded-xl border bg-card p-4 shadow-xs">
          <dt className="text-sm text-muted-foreground">{t(`figures.${name}`)}</dt>
          <dd className="text-2xl font-semibold tracking-tight tabular-nums" data-figure={name}>
            {value}
            {note && (
              <span className="mt-1 block text-xs font-normal tracking-normal text-muted-foreground">{note}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
