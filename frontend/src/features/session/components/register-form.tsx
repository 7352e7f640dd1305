'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ProblemAlert } from '@/components/problem-alert';
import { Button } from '@/components/ui/button';
import { Empty, EmptyDescription, EmptyTitle } from '@/components/ui/empty';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Spinner } from '@/components/ui/spinner';
import { paths } from '@/config/paths';
import { toProblem } from '@/lib/problem';
import { fieldText } from '../field-text';
import { usePublicConfig } from '../hooks/use-public-config';
import { useSubmit } from '../hooks/use-submit';
import { NewPasswordFields, useNewPasswordCheck, type NewPassword } from './new-password-fields';

export function RegisterForm() {
  const t = useTranslations('session');
  const tp = useTranslations('problem');
  const router = useRouter();
  const config = usePublicConfig();
  const checkPassword = useNewPasswordCheck(config?.passwordRules);
  const { errors, problem, busy, ready, onSubmit } = useSubmit<'email' | NewPassword>(
    (values) => {
      if (!values.email.trim()) return { email: t('emailNeeded') };
      if (!/^\S+@\S+$/.test(values.email.trim())) return { email: t('emailForm') };
      return checkPassword(values);
    },
    async ({ email, password }) => {
      // Loaded on submit, so that the form appears before this code.
      const [{ registerAccount }, { signInWith }] = await Promise.all([
        import('../api/register'),
        import('../api/sign-in'),
      ]);
      try {
        await registerAccount(email.trim(), password);
      } catch (error) {
        const failed = toProblem(error);
        if (failed.code === 'email_taken') return { email: tp('email_taken.title') };
        const field = failed.fields[0];
        if (field?.field === 'email') return { email: t('emailForm') };
        if (field) return { password: fieldText(tp, field.code) };
        throw error;
      }
      await signInWith(email.trim(), password);
      router.replace(paths.dashboard);
    },
  );

  if (config && !config.registrationOpen) {
    return (
      <Empty>
        <EmptyTitle>{t('closedTitle')}</EmptyTitle>
        <EmptyDescription>{t('closedText')}</EmptyDescription>
      </Empty>
    );
  }
  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-4">
      {problem !== null && <ProblemAlert error={problem} />}
      <Field label={t('email')} error={errors.email}>
        <Input name="email" type="email" autoComplete="username" />
      </Field>
      <NewPasswordFields rules={config?.passwordRules} errors={errors} />
      <Button type="submit" disabled={busy || !ready}>
        {busy && <Spinner />}
        {t('createAccount')}
      </Button>
      <p className="text-sm text-muted-foreground">
        {t('haveAccount')}{' '}
        <Link href={paths.login()} className="text-primary underline underline-offset-4">
          {t('login')}
        </Link>
      </p>
    </form>
  );
}
