'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import type { Config } from '@/lib/api-types';
import type { FieldErrors } from '../hooks/use-submit';
import { passwordStrength } from '../password-strength';
import { PasswordInput } from './password-input';

export type NewPassword = 'password' | 'repeated';
type Rules = Config['passwordRules'] | undefined;

const DEFAULT_RULES = { minLength: 8, maxLength: 128 };

/** Validates a new password and returns the error text. */
export function useNewPasswordCheck(rules: Rules) {
  const t = useTranslations('session');
  const { minLength: min, maxLength: max } = rules ?? DEFAULT_RULES;
  return ({ password, repeated }: Record<NewPassword, string>): FieldErrors<NewPassword> => {
    const length = [...password].length;
    if (length < min || length > max) return { password: t('passwordLength', { min, max }) };
    return password === repeated ? {} : { repeated: t('passwordsDiffer') };
  };
}

/** A new password, entered twice. The server's rules are shown before the user types. */
export function NewPasswordFields({ rules, errors }: Readonly<{ rules: Rules; errors: FieldErrors<NewPassword> }>) {
  const t = useTranslations('session');
  const [typed, setTyped] = useState('');
  const { minLength: min, maxLength: max } = rules ?? DEFAULT_RULES;
  return (
    <>
      <Field
        label={t('password')}
        hint={
          <>
            {t('passwordRules', { min, max })}
            {typed && <span className="block">{t(`strength.${passwordStrength(typed, min)}`)}</span>}
          </>
        }
        error={errors.password}
      >
        <PasswordInput name="password" autoComplete="new-password" onChange={(event) => setTyped(event.target.value)} />
      </Field>
      <Field label={t('repeatPassword')} error={errors.repeated}>
        <PasswordInput name="repeated" autoComplete="new-password" />
      </Field>
    </>
  );
}
