'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { notify } from '@/lib/notify';
import { useChangeSettings, type SettingsChange } from '../api/change-settings';

/** Saves one group of settings and confirms it. An error stays beside the group. */
export function useChange() {
  const t = useTranslations('admin');
  const { mutateAsync, isPending } = useChangeSettings();
  const [problem, setProblem] = useState<unknown>(null);
  const save = async (change: SettingsChange) => {
    setProblem(null);
    try {
      await mutateAsync(change);
      void notify({ kind: 'success', title: t('saved'), id: 'server-settings-saved', duration: 3000 });
    } catch (error) {
      setProblem(error);
    }
  };
  return { save, problem, busy: isPending };
}
