'use client';

import { useTranslations } from 'next-intl';
import type { Bar } from '../bars';
import type { Grouping } from '../range';
import { BarsChart } from './bars-chart';

type Props = Readonly<{ bars: readonly Bar[]; by: Grouping }>;

/** Minutes of audio, and tasks by outcome. */
export function UsageCharts({ bars, by }: Props) {
  const t = useTranslations('usage');
  return (
    <div className="grid min-w-0 gap-6 lg:grid-cols-2">
      <BarsChart
        bars={bars}
        title={t('figures.minutes')}
        label={t('chartLabel', { what: t('figures.minutes'), by: t(`groupings.${by}`) })}
        series={[{ name: 'minutes', words: t('figures.minutes'), color: 'var(--chart-1)' }]}
      />
      <BarsChart
        bars={bars}
        title={t('figures.tasks')}
        label={t('chartLabel', { what: t('figures.tasks'), by: t(`groupings.${by}`) })}
        series={[
          { name: 'done', words: t('done'), color: 'var(--chart-2)' },
          { name: 'failed', words: t('figures.failures'), color: 'var(--chart-3)' },
          { name: 'cancelled', words: t('figures.cancelled'), color: 'var(--chart-4)' },
        ]}
      />
    </div>
  );
}
