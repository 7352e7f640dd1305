'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { ProblemAlert } from '@/components/problem-alert';
import { useServerErrors } from '@/components/server-errors';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import { Textarea } from '@/components/ui/textarea';
import { useChangeAccount } from '@/lib/api/change-account';
import { modelsQuery } from '@/lib/api/get-models';
import type { Config } from '@/lib/api-types';
import { useAccount } from '@/lib/session-context';
import { useSaved } from '../hooks/use-saved';
import { languageChoices, withScripts } from '@/lib/language-names';
import { toDefaults, toForm } from '../task-defaults';
import { Section } from './section';

/** Options for tasks that do not set them, in the dashboard and in programs. Stored with the account. */
export function DefaultOptions({ config }: Readonly<{ config: Config }>) {
  const t = useTranslations('settings');
  const tc = useTranslations('common');
  const locale = useLocale();
  const { defaults } = useAccount();
  const { data: models } = useQuery(modelsQuery);
  const change = useChangeAccount();
  const saved = useSaved();
  const known = toForm(defaults);
  const form = useForm({ values: known });
  const fields = useServerErrors(form);
  const [problem, setProblem] = useState<unknown>(null);
  const { errors, isSubmitting } = form.formState;
  const { features } = config;

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      await change.mutateAsync({ defaults: toDefaults(values, defaults) });
      saved();
    } catch (error) {
      if (!fields(error)) setProblem(error);
    }
  });

  return (
    <Section title={t('defaults')} text={t('defaultsText')}>
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-5 sm:grid-cols-2">
        {problem !== null && <ProblemAlert error={problem} className="sm:col-span-2" />}
        <Field label={t('spoken')} error={errors.language?.message}>
          <Select {...form.register('language')}>
            <option value="auto">{t('detect')}</option>
            {languageChoices(withScripts(config.languages), locale, known.language).map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('model')} error={errors.model?.message}>
          {/* The models load after the form, and a new list needs its value set again. */}
          <Select key={models?.length ?? 0} {...form.register('model')}>
            <option value="">{t('serverModel')}</option>
            {models
              ?.filter((model) => model.state !== 'absent' || model.id === defaults?.model)
              .map(({ id }) => (
                <option key={id} value={id}>
                  {id}
                </option>
              ))}
          </Select>
        </Field>
        {features.translate && (
          <Field label={t('task')} error={errors.task?.message}>
            <Select {...form.register('task')}>
              <option value="transcribe">{t('tasks.transcribe')}</option>
              <option value="translate">{t('tasks.translate')}</option>
            </Select>
          </Field>
        )}
        {features.channels && (
          <Field label={t('channels')} error={errors.channels?.message}>
            <Select {...form.register('channels')}>
              <option value="mix">{t('channelChoices.mix')}</option>
              <option value="split">{t('channelChoices.split')}</option>
            </Select>
          </Field>
        )}
        <Field label={t('prompt')} hint={t('promptHint')} error={errors.prompt?.message} className="sm:col-span-2">
          <Textarea maxLength={1000} {...form.register('prompt')} />
        </Field>
        {features.words && (
          <label className="flex min-h-11 items-center gap-2.5 text-sm sm:col-span-2">
            <input type="checkbox" className="size-4.5 accent-primary" {...form.register('words')} />
            {t('words')}
          </label>
        )}
        <Button type="submit" className="w-fit" disabled={isSubmitting}>
          {isSubmitting && <Spinner />}
          {tc('save')}
        </Button>
      </form>
    </Section>
  );
}
