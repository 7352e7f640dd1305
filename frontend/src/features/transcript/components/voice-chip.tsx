'use client';

import { useTranslations } from 'next-intl';
import { cn } from '@/lib/utils';
import type { Voice } from '../model/voices';

/** A colour and a name: never the colour alone. */
export function VoiceChip({ voice }: Readonly<{ voice: Voice }>) {
  const t = useTranslations('transcript');
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 text-xs font-medium text-muted-foreground">
      <span aria-hidden className={cn('size-2.5 shrink-0 rounded-full', voice.colour)} />
      <span className="truncate">{voice.name ?? t('channel', { n: voice.channel ?? 1 })}</span>
    </span>
  );
}
