'use client';

import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import type { UserLimits } from '@/lib/api-types';
import { useChange } from '../hooks/use-change';
import { toForm, toLimits } from '../limits-form';
import { LimitFields } from './limit-fields';
import { SettingGroup } from './setting-group';

/** Limits of every user who has no individual ones. */
export function LimitSettings({ limits }: Readonly<{ limits: UserLimits | null }>) {
  const t = useTranslations('admin');
  const { save, problem, busy } = useChange();
  const form = useForm({ values: toForm(limits) });
  const send = form.handleSubmit((values) => save({ limits: toLimits(values) }));
  return (
    <SettingGroup
      title={t('limitsOfAll')}
      text={t('limitsOfAllText')}
      problem={problem}
      busy={busy}
      onSave={(event) => void send(event as never)}
      onReset={() => void save({ limits: null })}
    >
      <LimitFields register={form.register} errors={form.formState.errors} empty={t('asConfigured')} />
    </SettingGroup>
  );
}
