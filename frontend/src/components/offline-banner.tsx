'use client';

import { useTranslations } from 'next-intl';
import { useOnline } from '@/lib/use-online';

export function OfflineBanner() {
  const t = useTranslations('connection');
  return (
    <div role="status">
      {!useOnline() && <p className="bg-warning/15 px-4 py-2 text-center text-sm">{t('offlineBanner')}</p>}
    </div>
  );
}
