'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProblemAlert } from '@/components/problem-alert';
import { Button } from '@/components/ui/button';
import { Empty, EmptyDescription, EmptyTitle } from '@/components/ui/empty';
import { Spinner } from '@/components/ui/spinner';
import { paths } from '@/config/paths';
import { useFragmentToken } from '@/lib/fragment-token';
import { toProblem } from '@/lib/problem';
import { fieldText } from '../field-text';
import { usePublicConfig } from '../hooks/use-public-config';
import { useSubmit } from '../hooks/use-submit';
import { NewPasswordFields, useNewPasswordCheck, type NewPassword } from './new-password-fields';

type Step = 'form' | 'done' | 'unknown';

/** The token is in the fragment, so it reaches no log and no referrer. It is removed from the address bar at once. */
export function SetPasswordForm() {
  const t = useTranslations('session');
  const tp = useTranslations('problem');
  const config = usePublicConfig();
  const token = useFragmentToken(true);
  const [step, setStep] = useState<Step>('form');
  const { errors, problem, busy, ready, onSubmit } = useSubmit<NewPassword>(
    useNewPasswordCheck(config?.passwordRules),
    async ({ password }) => {
      try {
        const { setPassword } = await import('../api/set-password');
        await setPassword(token ?? '', password);
        setStep('done');
      } catch (error) {
        const failed = toProblem(error);
        const field = failed.fields[0];
        if (field) return { password: fieldText(tp, field.code) };
        if (failed.status !== 404) throw error;
        setStep('unknown');
      }
    },
  );

  if (token === null) return <Spinner />;
  if (step !== 'form' || !token) {
    return (
      <Empty role="status">
        <EmptyTitle>{t(step === 'done' ? 'passwordSet' : 'linkUnknown')}</EmptyTitle>
        <EmptyDescription>{t(step === 'done' ? 'passwordSetText' : 'linkUnknownText')}</EmptyDescription>
        <Button asChild>
          <Link href={paths.login()}>{t('login')}</Link>
        </Button>
      </Empty>
    );
  }
  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-4">
      {problem !== null && <ProblemAlert error={problem} />}
      <NewPasswordFields rules={config?.passwordRules} errors={errors} />
      <Button type="submit" disabled={busy || !ready}>
        {busy && <Spinner />}
        {t('setPassword')}
      </Button>
    </form>
  );
}
