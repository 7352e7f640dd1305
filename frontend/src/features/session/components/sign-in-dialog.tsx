'use client';

import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { ProblemAlert } from '@/components/problem-alert';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Spinner } from '@/components/ui/spinner';
import { signInWith } from '../api/sign-in';
import { PasswordInput } from './password-input';

type Props = Readonly<{ open: boolean; email: string; onSignedIn: () => void }>;

/** Shown over the page when the session ends with unsaved work, so that nothing is lost. */
export function SignInDialog({ open, email, onSignedIn }: Props) {
  const t = useTranslations('session');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await signInWith(email, password);
      setPassword('');
      onSignedIn();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog open={open}>
      <DialogContent unclosable title={t('endedTitle')} description={t('endedText', { email })}>
        <form onSubmit={submit} className="grid gap-4">
          {problem !== null && <ProblemAlert error={problem} />}
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <Field label={t('password')}>
            <PasswordInput
              required
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </Field>
          <Button type="submit" disabled={busy}>
            {busy && <Spinner />}
            {t('login')}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
