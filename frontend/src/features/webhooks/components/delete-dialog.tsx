'use client';

import { useTranslations } from 'next-intl';
import { useFailureToast } from '@/components/failure-toast';
import { ConfirmDialog } from '@/components/ui/alert-dialog';
import type { Webhook } from '@/lib/api-types';
import { useDeleteWebhook } from '../api/delete-webhook';

export function DeleteDialog({ webhook, onClose }: Readonly<{ webhook: Webhook; onClose: () => void }>) {
  const t = useTranslations('webhooks');
  const failed = useFailureToast();
  const remove = useDeleteWebhook();
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('deleteTitle')}
      description={<span className="break-all">{t('deleteText', { url: webhook.url })}</span>}
      action={t('delete')}
      onAction={() => void remove.mutateAsync(webhook.id).catch(failed)}
    />
  );
}
