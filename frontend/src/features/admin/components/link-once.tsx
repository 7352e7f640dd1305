'use client';

import { useTranslations } from 'next-intl';
import { SecretOnce } from '@/components/secret-once';

/** The way to a first or new password: whoever has it can set one, within 72 hours, once. */
export function LinkOnce({ link }: Readonly<{ link: string }>) {
  const t = useTranslations('admin');
  return <SecretOnce label={t('passwordLink')} secret={new URL(link, location.origin).href} note={t('linkOnce')} />;
}
