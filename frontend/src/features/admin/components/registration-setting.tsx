'use client';

import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { useChange } from '../hooks/use-change';
import { SettingGroup } from './setting-group';

export function RegistrationSetting({ open }: Readonly<{ open: boolean }>) {
  const t = useTranslations('admin');
  const { save, problem, busy } = useChange();
  const form = useForm({ values: { open } });
  return (
    <SettingGroup
      title={t('registration')}
      text={t('registrationText')}
      problem={problem}
      busy={busy}
      onSave={(event) => void form.handleSubmit((values) => save({ registrationOpen: values.open }))(event as never)}
      onReset={() => void save({ registrationOpen: null })}
    >
      <label className="flex min-h-11 items-center gap-2.5 text-sm">
        <input type="checkbox" className="size-4.5 accent-primary" {...form.register('open')} />
        {t('registrationOpen')}
      </label>
    </SettingGroup>
  );
}
