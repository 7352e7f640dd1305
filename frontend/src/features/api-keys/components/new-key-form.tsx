'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { Choices } from '@/components/choices';
import { ProblemAlert } from '@/components/problem-alert';
import { useServerErrors } from '@/components/server-errors';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import { useAccount } from '@/lib/session-context';
import { useCreateKey } from '../api/create-key';
import { expiryOf, isToCome, LIFETIMES, type Lifetime } from '../expiry';

type Values = { name: string; scopes: string[]; lifetime: Lifetime; date: string };
type Props = Readonly<{ onMade: (key: string) => void; onCancel: () => void }>;

const MAX_NAME_LENGTH = 100;

export function NewKeyForm({ onMade, onCancel }: Props) {
  const t = useTranslations('keys');
  const tc = useTranslations('common');
  const { scopes } = useAccount();
  const create = useCreateKey();
  const form = useForm<Values>({
    defaultValues: { name: '', scopes: ['tasks:read', 'tasks:write'], lifetime: 'never', date: '' },
  });
  const fields = useServerErrors(form);
  const [problem, setProblem] = useState<unknown>(null);
  const { errors, isSubmitting } = form.formState;
  const lifetime = useWatch({ control: form.control, name: 'lifetime' });

  const submit = form.handleSubmit(async ({ name, scopes: chosen, lifetime: life, date }) => {
    setProblem(null);
    try {
      const made = await create.mutateAsync({ name, scopes: chosen, expiresAt: expiryOf(life, date) });
      onMade(made.key ?? '');
    } catch (error) {
      if (!fields(error)) setProblem(error);
    }
  });

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-5">
      {problem !== null && <ProblemAlert error={problem} />}
      <Field label={t('name')} hint={t('nameHint')} error={errors.name?.message}>
        <Input
          autoComplete="off"
          maxLength={MAX_NAME_LENGTH}
          {...form.register('name', { validate: (name) => name.trim() !== '' || t('nameNeeded') })}
        />
      </Field>
      <Choices
        legend={t('scopesLabel')}
        choices={scopes.map((scope) => ({
          value: scope,
          words: t(`scopes.${scope.replace(':', '_')}.title`),
          hint: t(`scopes.${scope.replace(':', '_')}.text`),
        }))}
        error={errors.scopes?.message}
        field={form.register('scopes', { validate: (chosen) => chosen.length > 0 || t('scopeNeeded') })}
      />
      <Field label={t('expiry')}>
        <Select {...form.register('lifetime')}>
          {LIFETIMES.map((value) => (
            <option key={value} value={value}>
              {t(`lifetimes.${value}`)}
            </option>
          ))}
        </Select>
      </Field>
      {lifetime === 'date' && (
        <Field label={t('lastDay')} error={errors.date?.message}>
          <Input type="date" {...form.register('date', { validate: (date) => isToCome(date) || t('lastDayPast') })} />
        </Field>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="outline" onClick={onCancel}>
          {tc('cancel')}
        </Button>
        <Button type="submit" disabled={isSubmitting}>
          {isSubmitting && <Spinner />}
          {t('make')}
        </Button>
      </div>
    </form>
  );
}
