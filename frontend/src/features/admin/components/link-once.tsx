'use client';

import { useTranslations } from 'next-intl';
import { SecretOnce } from '@/components/secret-once';

/** The link to set a first or new password. It works for anyone who has it, once, within 72 hours. */
export function LinkOnce({ link }: Readonly<{ link: string }>) {
  const t = useTranslations('admin');
  return <SecretOnce label={t('passwordLink')} secret={new URL(link, location.origin).href} note={t('linkOnce')} />;
}
