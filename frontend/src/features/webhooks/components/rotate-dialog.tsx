'use client';

import { useTranslations } from 'next-intl';
import type { Webhook } from '@/lib/api-types';
import { useRotateSecret } from '../api/rotate-secret';
import { SecretDialog } from './secret-dialog';

export function RotateDialog({ webhook, onClose }: Readonly<{ webhook: Webhook; onClose: () => void }>) {
  const t = useTranslations('webhooks');
  const rotate = useRotateSecret();
  return (
    <SecretDialog
      title={t('rotateTitle')}
      text={t('rotateText', { url: webhook.url })}
      action={t('rotate')}
      make={() => rotate.mutateAsync(webhook.id)}
      onClose={onClose}
    />
  );
}
