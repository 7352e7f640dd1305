'use client';

import { useTranslations } from 'next-intl';
import type { Suppressed } from '@/lib/api-types';
import { timecode } from '@/lib/format';

const REASONS = ['credit_phrase', 'silence', 'repetition', 'low_logprob'] as const;

/** Text that the recogniser made up and the server removed. Folded at its position, with the reason. */
export function SuppressedList({ items }: Readonly<{ items: readonly Suppressed[] }>) {
  const t = useTranslations('transcript');
  return items.map((item) => {
    const reason = REASONS.find((known) => known === item.reason) ?? 'other';
    return (
      <details
        key={`${item.start}-${item.end}`}
        className="ml-2 border-l-2 border-dashed px-3 py-1 text-sm text-muted-foreground"
      >
        <summary className="cursor-pointer py-0.5">
          {t('suppressed', { time: timecode(item.start), reason: t(`suppressedReasons.${reason}`) })}
        </summary>
        <p className="pt-1 break-words">{item.text}</p>
      </details>
    );
  });
}
