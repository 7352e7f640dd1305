'use client';

import { useTranslations } from 'next-intl';
import { notify } from '@/lib/notify';

/** One toast for every save on this page. */
export function useSaved(): () => void {
  const t = useTranslations('settings');
  return () => void notify({ kind: 'success', title: t('saved'), id: 'settings-saved', duration: 3000 });
}
