'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SecretOnce } from '@/components/secret-once';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import type { Webhook } from '@/lib/api-types';
import { WebhookForm } from './webhook-form';

type Props = Readonly<{ webhook?: Webhook; onClose: () => void }>;

/** Creates or edits a webhook. The secret of a new one is shown once. */
export function WebhookDialog({ webhook, onClose }: Props) {
  const t = useTranslations('webhooks');
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      {secret === null ? (
        <DialogContent title={t(webhook ? 'editTitle' : 'newTitle')}>
          <WebhookForm webhook={webhook} onDone={(made) => (made ? setSecret(made) : onClose())} onCancel={onClose} />
        </DialogContent>
      ) : (
        <DialogContent
          title={t('madeTitle')}
          onInteractOutside={(event) => event.preventDefault()}
          onEscapeKeyDown={(event) => event.preventDefault()}
          footer={<Button onClick={onClose}>{t('kept')}</Button>}
        >
          <SecretOnce label={t('secret')} secret={secret} note={t('once')} />
        </DialogContent>
      )}
    </Dialog>
  );
}
