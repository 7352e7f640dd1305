'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { ReadStates } from '@/components/read-states';
import { fileSize } from '@/lib/format';
import { useSpanText } from '@/lib/use-span-text';
import { usageOfUsersQuery } from '../api/get-usage-of-users';
import { Figures } from './figures';
import { Panel } from './panel';

/** Usage by user, the busiest first. */
export function UsersUsage({ range }: Readonly<{ range: Readonly<{ from: string; to: string }> }>) {
  const t = useTranslations('admin');
  const locale = useLocale();
  const span = useSpanText();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const usage = useQuery(usageOfUsersQuery({ from: range.from, to: range.to }));
  return (
    <ReadStates query={usage}>
      {(items) => (
        <Panel title={t('usageOfUsers')} empty={!items.length && t('nothingUsed')}>
          <Figures
            label={t('usageOfUsers')}
            columns={[t('email'), t('audio'), t('tasks'), t('failures'), t('speed'), t('storage')]}
            rows={items.map(({ bucket, email, audioSeconds, tasks, failures, rtfx, storageBytes }) => ({
              id: bucket ?? '',
              cells: [
                email ?? bucket ?? t('none'),
                span(audioSeconds),
                number.format(tasks),
                number.format(failures),
                rtfx == null ? t('none') : t('times', { value: number.format(rtfx) }),
                storageBytes == null ? t('none') : fileSize(storageBytes, locale),
              ],
            }))}
          />
        </Panel>
      )}
    </ReadStates>
  );
}
