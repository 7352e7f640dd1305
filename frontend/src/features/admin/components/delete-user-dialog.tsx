'use client';

import { useTranslations } from 'next-intl';
import { useFailureToast } from '@/components/failure-toast';
import { ConfirmDialog } from '@/components/ui/alert-dialog';
import type { User } from '@/lib/api-types';
import { useDeleteUser } from '../api/delete-user';

export function DeleteUserDialog({ user, onClose }: Readonly<{ user: User; onClose: () => void }>) {
  const t = useTranslations('admin');
  const failed = useFailureToast();
  const remove = useDeleteUser();
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('deleteTitle')}
      description={t('deleteText', { email: user.email })}
      action={t('delete')}
      onAction={() => void remove.mutateAsync(user.id).catch(failed)}
    />
  );
}
