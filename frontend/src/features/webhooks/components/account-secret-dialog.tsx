'use client';

import { useTranslations } from 'next-intl';
import { useRotateAccountSecret } from '../api/rotate-account-secret';
import { SecretDialog } from './secret-dialog';

export function AccountSecretDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const t = useTranslations('webhooks');
  const rotate = useRotateAccountSecret();
  return (
    <SecretDialog
      title={t('accountSecretTitle')}
      text={t('accountSecretConfirm')}
      action={t('makeSecret')}
      make={() => rotate.mutateAsync()}
      onClose={onClose}
    />
  );
}
