'use client';

import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ProblemAlert } from '@/components/problem-alert';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Spinner } from '@/components/ui/spinner';
import { paths, safeNext } from '@/config/paths';
import { useSubmit } from '../hooks/use-submit';
import { PasswordInput } from './password-input';

export function LoginForm() {
  const t = useTranslations('session');
  const router = useRouter();
  const query = useSearchParams();
  const { errors, problem, busy, ready, onSubmit } = useSubmit<'email' | 'password'>(
    ({ email, password }) => ({
      ...(!email.trim() && { email: t('emailNeeded') }),
      ...(!password && { password: t('passwordNeeded') }),
    }),
    async ({ email, password }) => {
      // Loaded on submit, so that the form appears before this code.
      const { signInWith } = await import('../api/sign-in');
      await signInWith(email.trim(), password);
      router.replace(safeNext(query.get('next')));
    },
  );

  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-4">
      {query.has('expired') && (
        <p role="status" className="rounded-lg border bg-muted p-3 text-sm">
          {t('expired')}
        </p>
      )}
      {problem !== null && <ProblemAlert error={problem} />}
      <Field label={t('email')} error={errors.email}>
        <Input name="email" type="email" autoComplete="username" />
      </Field>
      <Field label={t('password')} error={errors.password}>
        <PasswordInput name="password" autoComplete="current-password" />
      </Field>
      <Button type="submit" disabled={busy || !ready}>
        {busy && <Spinner />}
        {t('login')}
      </Button>
      <p className="text-sm text-muted-foreground">
        {t('noAccount')}{' '}
        <Link href={paths.register} className="text-primary underline underline-offset-4">
          {t('register')}
        </Link>
      </p>
      <p className="text-sm text-muted-foreground">{t('forgotten')}</p>
    </form>
  );
}
