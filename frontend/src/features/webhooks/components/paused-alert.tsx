'use client';

import { useTranslations } from 'next-intl';
import { useFailureToast } from '@/components/failure-toast';
import { Button } from '@/components/ui/button';
import type { Webhook } from '@/lib/api-types';
import { useChangeWebhook } from '../api/change-webhook';

/** Why the server stopped calling, and how to resume. */
export function PausedAlert({ webhook }: Readonly<{ webhook: Webhook }>) {
  const t = useTranslations('webhooks');
  const failed = useFailureToast();
  const change = useChangeWebhook();
  const reason = webhook.pauseReason === 'gone' ? 'gone' : 'failures';
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-warning/40 bg-warning/10 p-3 text-sm">
      <p className="min-w-0 flex-1 basis-64">{t(`pauseReasons.${reason}`, { n: webhook.failuresInRow })}</p>
      <Button
        variant="outline"
        size="sm"
        disabled={change.isPending}
        onClick={() => void change.mutateAsync({ id: webhook.id, enabled: true }).catch(failed)}
      >
        {t('resume')}
      </Button>
    </div>
  );
}
