'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { Progress } from '@/components/ui/progress';
import { Moment } from '@/components/moment';
import type { Usage } from '@/lib/api-types';
import { fileSize } from '@/lib/format';
import { useFigures } from '../hooks/use-figures';

/** The remainder of each quota; only the usage if there is no limit. */
export function QuotaLeft({ quota }: Readonly<{ quota: Usage['quota'] }>) {
  const t = useTranslations('usage');
  const locale = useLocale();
  const show = useFigures();
  const rows = [
    {
      name: 'audio',
      ...quota.audioSecondsPerDay,
      words: show.span,
    },
    { name: 'storage', ...quota.storageBytes, words: (value: number) => fileSize(value, locale) },
    { name: 'queued', ...quota.queuedTasks, words: (value: number) => t('tasksInQueue', { n: value }) },
  ];
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('quota')}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-5 sm:grid-cols-3">
        {rows.map(({ name, limit, used, words }) => (
          <div key={name} className="grid content-start gap-2">
            <h3 className="text-sm font-medium">{t(`quotas.${name}`)}</h3>
            {limit != null && (
              <Progress label={t(`quotas.${name}`)} value={limit === 0 ? 1 : Math.min(1, used / limit)} />
            )}
            <p className="text-sm text-muted-foreground">
              {limit == null
                ? t('unlimited', { used: words(used) })
                : t('left', { used: words(used), limit: words(limit), left: words(Math.max(0, limit - used)) })}
            </p>
            {name === 'audio' && limit != null && (
              <p className="text-sm text-muted-foreground">
                {t.rich('resets', { moment: () => <Moment at={quota.audioSecondsPerDay.resetsAt} /> })}
              </p>
            )}
          </div>
        ))}
      </CardContent>
    </Card>
  );
}
