'use client';

import { useTranslations } from 'next-intl';
import { cn } from '@/lib/utils';
import type { SpeakerLabel } from '../model/speakers';

/** A colour with a name, so that colour is never the only cue. */
export function SpeakerChip({ speaker }: Readonly<{ speaker: SpeakerLabel }>) {
  const t = useTranslations('transcript');
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 text-xs font-medium text-muted-foreground">
      <span aria-hidden className={cn('size-2.5 shrink-0 rounded-full', speaker.colour)} />
      <span className="truncate">{speaker.name ?? t('channel', { n: speaker.channel ?? 1 })}</span>
    </span>
  );
}
