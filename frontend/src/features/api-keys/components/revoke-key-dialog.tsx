'use client';

import { useTranslations } from 'next-intl';
import { useFailureToast } from '@/components/failure-toast';
import { ConfirmDialog } from '@/components/ui/alert-dialog';
import type { ApiKey } from '@/lib/api-types';
import { useRevokeKey } from '../api/revoke-key';

export function RevokeKeyDialog({ apiKey, onClose }: Readonly<{ apiKey: ApiKey; onClose: () => void }>) {
  const t = useTranslations('keys');
  const failed = useFailureToast();
  const revoke = useRevokeKey();
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('revokeTitle', { name: apiKey.name })}
      description={t('revokeText')}
      action={t('revoke')}
      onAction={() => void revoke.mutateAsync(apiKey.id).catch(failed)}
    />
  );
}
