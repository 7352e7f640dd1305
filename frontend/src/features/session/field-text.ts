import type { useTranslations } from 'next-intl';

/** What the server found wrong with one field, in words; a code without words of its own gets the general ones. */
export function fieldText(t: ReturnType<typeof useTranslations<'problem'>>, code: string): string {
  return t.has(`fields.${code}`) ? t(`fields.${code}`) : t('fields.other');
}
