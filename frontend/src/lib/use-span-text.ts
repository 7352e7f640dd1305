'use client';

import { useTranslations } from 'next-intl';

/** Formats seconds as `2.1 s`, `34 min` or `5 h 46 min`. For totals and waits; for recordings use {@link lengthText}. */
export function useSpanText(): (seconds: number) => string {
  const t = useTranslations('units');
  return (seconds) => t('span', partsOf(Math.max(0, seconds)));
}

function partsOf(seconds: number): { unit: string; n: number; rest: number } {
  const shown = seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds);
  if (shown < 60) return { unit: 'second', n: shown, rest: 0 };
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return { unit: 'minute', n: minutes, rest: 0 };
  return { unit: 'hour', n: Math.floor(minutes / 60), rest: minutes % 60 };
}
