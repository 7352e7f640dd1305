'use client';

import { useTranslations } from 'next-intl';

/** What a task is called, also where nobody named it. */
export function useTaskName(): (task: Readonly<{ name: string | null }>) => string {
  const t = useTranslations('common');
  return ({ name }) => name ?? t('untitled');
}
