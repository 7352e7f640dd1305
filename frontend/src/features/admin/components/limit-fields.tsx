'use client';

import { useTranslations } from 'next-intl';
import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { isLimit, LIMIT_NAMES, type LimitsForm } from '../limits-form';

type Props = Readonly<{
  register: UseFormRegister<LimitsForm>;
  errors: FieldErrors<LimitsForm>;
  /** What an empty field means. */
  empty: string;
}>;

export function LimitFields({ register, errors, empty }: Props) {
  const t = useTranslations('admin');
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-1 text-sm font-medium">{t('limits')}</legend>
      <p className="text-sm text-muted-foreground">{t('limitsHint', { empty })}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {LIMIT_NAMES.map((name) => (
          <Field key={name} label={t(`limitNames.${name}`)} error={errors[name]?.message}>
            <Input
              inputMode="decimal"
              autoComplete="off"
              placeholder={empty}
              {...register(name, { validate: (typed) => isLimit(name, typed) || t('limitWrong') })}
            />
          </Field>
        ))}
        <Field label={t('limitNames.hiLane')}>
          <Select {...register('hiLane')}>
            <option value="">{empty}</option>
            <option value="yes">{t('yes')}</option>
            <option value="no">{t('no')}</option>
          </Select>
        </Field>
      </div>
    </fieldset>
  );
}
