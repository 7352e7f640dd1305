'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Choices } from '@/components/choices';
import { ProblemAlert } from '@/components/problem-alert';
import { useServerErrors } from '@/components/server-errors';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import type { Webhook } from '@/lib/api-types';
import { useChangeWebhook } from '../api/change-webhook';
import { useCreateWebhook } from '../api/create-webhook';
import { EVENTS, INCLUDES, messageName } from '../words';

type Props = Readonly<{ webhook?: Webhook; onDone: (secret: string | null) => void; onCancel: () => void }>;

export function WebhookForm({ webhook, onDone, onCancel }: Props) {
  const t = useTranslations('webhooks');
  const tc = useTranslations('common');
  const create = useCreateWebhook();
  const change = useChangeWebhook();
  const form = useForm({
    defaultValues: {
      url: webhook?.url ?? '',
      description: webhook?.description ?? '',
      events: [...(webhook?.events ?? ['task.succeeded', 'task.failed'])],
      include: webhook?.include ?? 'none',
      enabled: webhook?.enabled ?? true,
    },
  });
  const fields = useServerErrors(form, (field, code) => (code === 'url_refused' ? t('urlRejected') : null));
  const [problem, setProblem] = useState<unknown>(null);
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ enabled, ...values }) => {
    setProblem(null);
    try {
      if (webhook) {
        await change.mutateAsync({ id: webhook.id, ...values, enabled });
        onDone(null);
      } else {
        onDone((await create.mutateAsync(values)).secret ?? null);
      }
    } catch (error) {
      if (!fields(error)) setProblem(error);
    }
  });

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-5">
      {problem !== null && <ProblemAlert error={problem} />}
      <Field label={t('url')} hint={t('urlHint')} error={errors.url?.message}>
        <Input
          type="url"
          autoComplete="off"
          inputMode="url"
          maxLength={2048}
          {...form.register('url', { setValueAs: (url: string) => url.trim(), required: t('urlNeeded') })}
        />
      </Field>
      <Choices
        legend={t('eventsLabel')}
        choices={EVENTS.map((event) => ({ value: event, words: t(`events.${messageName(event)}`) }))}
        error={errors.events?.message}
        field={form.register('events', { validate: (chosen) => chosen.length > 0 || t('eventNeeded') })}
      />
      <Field label={t('include')} hint={t('includeHint')} error={errors.include?.message}>
        <Select {...form.register('include')}>
          {INCLUDES.map((value) => (
            <option key={value} value={value}>
              {t(`includes.${value}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('description')} error={errors.description?.message}>
        <Input autoComplete="off" maxLength={200} {...form.register('description')} />
      </Field>
      {webhook && (
        <label className="flex min-h-11 items-center gap-2.5 text-sm">
          <input type="checkbox" className="size-4.5 accent-primary" {...form.register('enabled')} />
          {t('enabled')}
        </label>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="outline" onClick={onCancel}>
          {tc('cancel')}
        </Button>
        <Button type="submit" disabled={isSubmitting}>
          {isSubmitting && <Spinner />}
          {webhook ? tc('save') : t('make')}
        </Button>
      </div>
    </form>
  );
}
