'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { ProblemAlert } from '@/components/problem-alert';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Spinner } from '@/components/ui/spinner';
import { useChangeAccount } from '@/lib/api/change-account';
import type { Config } from '@/lib/api-types';
import { toProblem } from '@/lib/problem';
import { useAccount } from '@/lib/session-context';
import { useSaved } from '../hooks/use-saved';
import { Section } from './section';

const KINDS = ['audioDays', 'textDays'] as const;
const MAX_DAYS = 36_500;

/** How long audio and texts are kept, never longer than the server allows. Empty: as long as the server keeps them. */
export function RetentionForm({ server }: Readonly<{ server: Config['retention'] }>) {
  const t = useTranslations('settings');
  const tc = useTranslations('common');
  const { retention } = useAccount();
  const change = useChangeAccount();
  const saved = useSaved();
  const form = useForm({
    values: { audioDays: String(retention?.audioDays ?? ''), textDays: String(retention?.textDays ?? '') },
  });
  const [problem, setProblem] = useState<unknown>(null);
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ audioDays, textDays }) => {
    setProblem(null);
    try {
      await change.mutateAsync({
        retention: { audioDays: Number(audioDays) || undefined, textDays: Number(textDays) || undefined },
      });
      saved();
    } catch (error) {
      const named = toProblem(error).fields.flatMap(({ field }) => KINDS.filter((kind) => field.endsWith(kind)));
      named.forEach((kind) => form.setError(kind, { message: t('daysRange', { max: server[kind] ?? MAX_DAYS }) }));
      if (!named.length) setProblem(error);
    }
  });

  return (
    <Section title={t('retention')} text={t('retentionText')}>
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-5 sm:grid-cols-2">
        {problem !== null && <ProblemAlert error={problem} className="sm:col-span-2" />}
        {KINDS.map((kind) => {
          const max = server[kind] ?? MAX_DAYS;
          return (
            <Field
              key={kind}
              label={t(kind)}
              hint={server[kind] == null ? t('serverForever') : t('serverDays', { n: server[kind] })}
              error={errors[kind]?.message}
            >
              <Input
                type="number"
                inputMode="numeric"
                min={1}
                max={max}
                placeholder={t('asServer')}
                {...form.register(kind, {
                  validate: (days) =>
                    days === '' ||
                    (Number.isInteger(Number(days)) && Number(days) >= 1 && Number(days) <= max) ||
                    t('daysRange', { max }),
                })}
              />
            </Field>
          );
        })}
        <Button type="submit" className="w-fit" disabled={isSubmitting}>
          {isSubmitting && <Spinner />}
          {tc('save')}
        </Button>
      </form>
    </Section>
  );
}
