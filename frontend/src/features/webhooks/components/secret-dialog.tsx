'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProblemAlert } from '@/components/problem-alert';
import { SecretOnce } from '@/components/secret-once';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Spinner } from '@/components/ui/spinner';

type Props = Readonly<{
  title: string;
  text: string;
  action: string;
  make: () => Promise<{ secret: string }>;
  onClose: () => void;
}>;

/** Asks for confirmation, creates a new secret and shows it once. */
export function SecretDialog({ title, text, action, make, onClose }: Props) {
  const t = useTranslations('webhooks');
  const tc = useTranslations('common');
  const [secret, setSecret] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  const start = async () => {
    setBusy(true);
    try {
      setSecret((await make()).secret);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={title}
        description={secret === null ? text : undefined}
        onInteractOutside={(event) => secret !== null && event.preventDefault()}
        onEscapeKeyDown={(event) => secret !== null && event.preventDefault()}
        footer={
          secret === null ? (
            <>
              <Button variant="outline" onClick={onClose}>
                {tc('cancel')}
              </Button>
              <Button disabled={busy} onClick={() => void start()}>
                {busy && <Spinner />}
                {action}
              </Button>
            </>
          ) : (
            <Button onClick={onClose}>{t('kept')}</Button>
          )
        }
      >
        {problem !== null && <ProblemAlert error={problem} />}
        {secret !== null && <SecretOnce label={t('secret')} secret={secret} note={t('once')} />}
      </DialogContent>
    </Dialog>
  );
}
