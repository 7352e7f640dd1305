'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SecretOnce } from '@/components/secret-once';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { NewKeyForm } from './new-key-form';

type Props = Readonly<{ onMade: (key: string) => void; onClose: () => void }>;

/** Shows the form, then the new key once. */
export function NewKeyDialog({ onMade, onClose }: Props) {
  const t = useTranslations('keys');
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      {secret === null ? (
        <DialogContent title={t('newTitle')}>
          <NewKeyForm
            onCancel={onClose}
            onMade={(key) => {
              setSecret(key);
              onMade(key);
            }}
          />
        </DialogContent>
      ) : (
        <DialogContent
          title={t('madeTitle')}
          // An accidental click outside or Esc would lose the key for good.
          onInteractOutside={(event) => event.preventDefault()}
          onEscapeKeyDown={(event) => event.preventDefault()}
          footer={<Button onClick={onClose}>{t('kept')}</Button>}
        >
          <SecretOnce label={t('key')} secret={secret} note={t('once')} />
        </DialogContent>
      )}
    </Dialog>
  );
}
