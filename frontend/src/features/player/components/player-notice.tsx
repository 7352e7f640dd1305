'use client';

import { VolumeX } from 'lucide-react';
import { useTranslations } from 'next-intl';

export function PlayerNotice({ kind }: Readonly<{ kind: 'gone' | 'unplayable' }>) {
  const t = useTranslations('player');
  return (
    <section aria-label={t('label')} className="flex items-start gap-3 rounded-xl border bg-card p-3 text-sm">
      <VolumeX aria-hidden className="mt-0.5 size-4 shrink-0" />
      <p>{t(kind)}</p>
    </section>
  );
}
