'use client';

import { useLocale, useTranslations } from 'next-intl';

/** Numbers of the report as people read them; a dash where nothing was measured. */
export function useFigures() {
  const t = useTranslations('usage');
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const none = t('none');
  return {
    count: (value: number) => number.format(value),
    minutes: (seconds: number) => number.format(seconds / 60),
    share: (value: number | null) => (value === null ? none : percent.format(value)),
    seconds: (value: number | null) => (value === null ? none : t('seconds', { value: number.format(value) })),
    times: (value: number | null) => (value === null ? none : t('times', { value: number.format(value) })),
  };
}
