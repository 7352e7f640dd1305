'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useSpanText } from '@/lib/use-span-text';

/** Formats the report's numbers; a dash where nothing was measured. */
export function useFigures() {
  const t = useTranslations('usage');
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const span = useSpanText();
  const none = t('none');
  return {
    count: (value: number) => number.format(value),
    share: (value: number | null) => (value === null ? none : percent.format(value)),
    span: (seconds: number | null) => (seconds === null ? none : span(seconds)),
    times: (value: number | null) => (value === null ? none : t('times', { value: number.format(value) })),
  };
}
