'use client';

import { useTranslations } from 'next-intl';
import { PageTitle } from '@/components/layout/page-title';

/** Unknown, expired, revoked and deleted links look the same. */
export function SharedMissing() {
  const t = useTranslations('shares');
  return (
    <div className="grid gap-3 py-16">
      <PageTitle title={t('missing')} />
      <h1 className="text-2xl font-semibold">{t('missing')}</h1>
      <p className="text-muted-foreground">{t('missingText')}</p>
    </div>
  );
}
