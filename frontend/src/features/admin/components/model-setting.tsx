'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { modelsQuery } from '@/lib/api/get-models';
import { fileSize } from '@/lib/format';
import { useChange } from '../hooks/use-change';
import { SettingGroup } from './setting-group';

/** The model of tasks that do not name one. */
export function ModelSetting({ model }: Readonly<{ model: string }>) {
  const t = useTranslations('admin');
  const locale = useLocale();
  const { save, problem, busy } = useChange();
  const { data: models } = useQuery(modelsQuery);
  const form = useForm({ values: { model } });
  const choices = models?.filter(({ id, state }) => state !== 'absent' || id === model) ?? [];
  return (
    <SettingGroup
      title={t('model')}
      text={t('modelText')}
      problem={problem}
      busy={busy}
      onSave={(event) => void form.handleSubmit((values) => save({ defaultModel: values.model }))(event as never)}
      onReset={() => void save({ defaultModel: null })}
    >
      <Field label={t('model')} className="max-w-sm">
        <Select key={choices.length} {...form.register('model')}>
          {choices.map(({ id, memoryBytes, state }) => (
            <option key={id} value={id}>
              {[id, memoryBytes != null && fileSize(memoryBytes, locale), t(`modelStates.${state}`)]
                .filter(Boolean)
                .join(' · ')}
            </option>
          ))}
        </Select>
      </Field>
    </SettingGroup>
  );
}
