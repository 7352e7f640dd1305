import type { useTranslations } from 'next-intl';

/** The text for the server's error code of a field. A code without its own text gets the general one. */
export function fieldText(t: ReturnType<typeof useTranslations<'problem'>>, code: string): string {
  return t.has(`fields.${code}`) ? t(`fields.${code}`) : t('fields.other');
}
