'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProblemNotice } from '@/components/problem-notice';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import type { User } from '@/lib/api-types';
import { useCreatePasswordLink } from '../api/create-password-link';
import { LinkOnce } from './link-once';

export function LinkDialog({ user, onClose }: Readonly<{ user: User; onClose: () => void }>) {
  const t = useTranslations('admin');
  const tc = useTranslations('common');
  const create = useCreatePasswordLink();
  const [link, setLink] = useState<string | null>(null);
  const make = async () => {
    try {
      setLink((await create.mutateAsync(user.id)).passwordLink);
    } catch {
      // Shown below, out of the mutation.
    }
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={t('linkTitle')}
        description={link === null ? t('linkText', { email: user.email }) : undefined}
        onInteractOutside={(event) => link !== null && event.preventDefault()}
        footer={
          link === null ? (
            <>
              <Button variant="outline" onClick={onClose}>
                {tc('cancel')}
              </Button>
              <Button disabled={create.isPending} onClick={() => void make()}>
                {t('makeLink')}
              </Button>
            </>
          ) : (
            <Button onClick={onClose}>{t('kept')}</Button>
          )
        }
      >
        {create.error && <ProblemNotice error={create.error} />}
        {link !== null && <LinkOnce link={link} />}
      </DialogContent>
    </Dialog>
  );
}
