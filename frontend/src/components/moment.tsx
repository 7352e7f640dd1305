'use client';

import { useLocale } from 'next-intl';
import { absoluteTime, relativeTime } from '@/lib/format';

/** An instant as people say it, the exact one in the title. */
export function Moment({ at }: Readonly<{ at: string }>) {
  const locale = useLocale();
  return (
    <time dateTime={at} title={absoluteTime(at, locale)}>
      {relativeTime(at, locale)}
    </time>
  );
}
