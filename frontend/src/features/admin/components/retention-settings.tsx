'use client';

import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Settings } from '@/lib/api-types';
import { useChange } from '../hooks/use-change';
import { SettingGroup } from './setting-group';

const KINDS = ['audioDays', 'textDays'] as const;
const MAX_DAYS = 36_500;

export function RetentionSettings({ retention }: Readonly<{ retention: Settings['retention'] | null }>) {
  const t = useTranslations('admin');
  const { save, problem, busy } = useChange();
  const form = useForm({
    values: { audioDays: String(retention?.audioDays ?? ''), textDays: String(retention?.textDays ?? '') },
  });
  const { errors } = form.formState;
  const send = form.handleSubmit(({ audioDays, textDays }) =>
    save({ retention: { audioDays: Number(audioDays) || undefined, textDays: Number(textDays) || undefined } }),
  );
  return (
    <SettingGroup
      title={t('retention')}
      text={t('retentionText')}
      problem={problem}
      busy={busy}
      onSave={(event) => void send(event as never)}
      onReset={() => void save({ retention: null })}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        {KINDS.map((kind) => (
          <Field key={kind} label={t(kind)} error={errors[kind]?.message}>
            <Input
              type="number"
              inputMode="numeric"
              min={1}
              max={MAX_DAYS}
              placeholder={t('asConfigured')}
              {...form.register(kind, {
                validate: (days) =>
                  days === '' ||
                  (Number.isInteger(Number(days)) && Number(days) >= 1 && Number(days) <= MAX_DAYS) ||
                  t('daysWrong', { max: MAX_DAYS }),
              })}
            />
          </Field>
        ))}
      </div>
    </SettingGroup>
  );
}
