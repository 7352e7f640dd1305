'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ReadStates } from '@/components/read-states';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { Empty, EmptyDescription, EmptyTitle } from '@/components/ui/empty';
import { Skeleton } from '@/components/ui/skeleton';
import { usageQuery } from '../api/get-usage';
import { barsOf } from '../bars';
import { useBucketName } from '../hooks/use-bucket-name';
import { useRange } from '../hooks/use-range';
import { FiguresTable } from './figures-table';
import { QuotaLeft } from './quota-left';
import { RangePicker } from './range-picker';
import { Totals } from './totals';

const UsageCharts = dynamic(() => import('./usage-charts').then((file) => file.UsageCharts), {
  ssr: false,
  loading: () => <Skeleton className="h-72 w-full" />,
});

type Props = Readonly<{ ofUsers?: (range: Readonly<{ from: string; to: string }>) => ReactNode }>;

/** Usage in a range of days, and what is left of the quotas. `ofUsers` adds all users, for administrators. */
export function UsageReport({ ofUsers }: Props) {
  const t = useTranslations('usage');
  const { range, by, change } = useRange();
  const usage = useQuery(usageQuery({ ...range, by }));
  const nameOf = useBucketName(by);
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
      <RangePicker range={range} by={by} onChange={(next) => void change(next)} />
      <ReadStates query={usage} rows={4}>
        {({ items, totals, quota }) => (
          <>
            <Totals totals={totals} />
            <Card>
              <CardHeader>
                <CardTitle>{t(`titles.${by}`)}</CardTitle>
              </CardHeader>
              <CardContent className="grid min-w-0 gap-6">
                {items.length ? (
                  <>
                    <UsageCharts bars={barsOf(items, by, range, nameOf)} by={by} />
                    <FiguresTable items={items} by={by} nameOf={nameOf} />
                  </>
                ) : (
                  <Empty>
                    <EmptyTitle>{t('emptyTitle')}</EmptyTitle>
                    <EmptyDescription>{t('emptyText')}</EmptyDescription>
                  </Empty>
                )}
              </CardContent>
            </Card>
            <QuotaLeft quota={quota} />
          </>
        )}
      </ReadStates>
      {ofUsers?.(range)}
    </div>
  );
}
