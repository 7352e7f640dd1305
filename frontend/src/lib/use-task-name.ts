'use client';

import { useTranslations } from 'next-intl';

/** A task's name, with a default for unnamed tasks. */
export function useTaskName(): (task: Readonly<{ name: string | null }>) => string {
  const t = useTranslations('common');
  return ({ name }) => name ?? t('untitled');
}
