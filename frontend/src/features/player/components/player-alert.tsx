'use client';

import { VolumeX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

type Props = Readonly<{ kind: 'gone' | 'unplayable'; busy?: boolean; onRetry?: () => void }>;

export function PlayerAlert({ kind, busy = false, onRetry }: Props) {
  const t = useTranslations('player');
  const tc = useTranslations('common');
  return (
    <section aria-label={t('label')} className="flex items-start gap-3 rounded-xl border bg-card p-3 text-sm">
      <VolumeX aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="grid gap-2">
        <p>{t(kind)}</p>
        {onRetry && (
          <Button variant="outline" size="sm" className="w-fit" aria-disabled={busy} onClick={() => !busy && onRetry()}>
            {tc('retry')}
          </Button>
        )}
      </div>
    </section>
  );
}
