'use client';

import { useLocale } from 'next-intl';
import { absoluteTime, relativeTime } from '@/lib/format';

/** A relative time such as "5 minutes ago", with the exact time in the title. */
export function Moment({ at }: Readonly<{ at: string }>) {
  const locale = useLocale();
  return (
    <time dateTime={at} title={absoluteTime(at, locale)}>
      {relativeTime(at, locale)}
    </time>
  );
}
