'use client';

import { useTranslations } from 'next-intl';
import { useState, type ComponentProps, type ComponentType } from 'react';
import { useForm } from 'react-hook-form';
import { ProblemAlert } from '@/components/problem-alert';
import { useServerErrors } from '@/components/server-errors';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Spinner } from '@/components/ui/spinner';
import type { Config } from '@/lib/api-types';
import { toProblem } from '@/lib/problem';
import { useAccount } from '@/lib/session-context';
import { useChangePassword } from '../api/change-password';
import { Section } from './section';

export type PasswordControl = ComponentType<Omit<ComponentProps<'input'>, 'type'>>;
type Props = Readonly<{ rules: Config['passwordRules']; Input: PasswordControl }>;

const EMPTY = { current: '', new: '', repeated: '' };

export function PasswordForm({ rules: { minLength: min, maxLength: max }, Input }: Props) {
  const t = useTranslations('settings');
  const { email } = useAccount();
  const change = useChangePassword();
  const form = useForm({ defaultValues: EMPTY });
  const fields = useServerErrors(form, (_, code) =>
    t.has(`passwordErrors.${code}`) ? t(`passwordErrors.${code}`) : null,
  );
  const [problem, setProblem] = useState<unknown>(null);
  const [done, setDone] = useState(false);
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    setDone(false);
    try {
      await change.mutateAsync({ current: values.current, new: values.new });
      form.reset(EMPTY);
      setDone(true);
    } catch (error) {
      if (toProblem(error).code === 'invalid_credentials') {
        form.setError('current', { message: t('wrongPassword') }, { shouldFocus: true });
      } else if (!fields(error)) setProblem(error);
    }
  });

  const fits = (password: string) =>
    ([...password].length >= min && [...password].length <= max) || t('passwordLength', { min, max });
  return (
    <Section title={t('password')} text={t('passwordText')}>
      <form onSubmit={(event) => void submit(event)} noValidate className="grid max-w-md gap-4">
        {problem !== null && <ProblemAlert error={problem} />}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <Field label={t('currentPassword')} error={errors.current?.message}>
          <Input autoComplete="current-password" {...form.register('current', { required: t('passwordNeeded') })} />
        </Field>
        <Field label={t('newPassword')} hint={t('passwordRules', { min, max })} error={errors.new?.message}>
          <Input autoComplete="new-password" {...form.register('new', { validate: fits })} />
        </Field>
        <Field label={t('repeatPassword')} error={errors.repeated?.message}>
          <Input
            autoComplete="new-password"
            {...form.register('repeated', {
              validate: (repeated, values) => repeated === values.new || t('passwordsDiffer'),
            })}
          />
        </Field>
        <Button type="submit" className="w-fit" disabled={isSubmitting}>
          {isSubmitting && <Spinner />}
          {t('changePassword')}
        </Button>
        <p role="status" className="text-sm text-success empty:hidden">
          {done && t('passwordChanged')}
        </p>
      </form>
    </Section>
  );
}
