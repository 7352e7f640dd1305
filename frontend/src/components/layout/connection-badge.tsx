'use client';

import { CloudOff, RefreshCw, Radio } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useLiveState } from '@/lib/live';
import { cn } from '@/lib/utils';

/** Is what is on screen fresh? Said to screen readers when it changes. */
export function ConnectionBadge() {
  const t = useTranslations('connection');
  const state = useLiveState();
  const shown = state === 'connecting' || state === 'closed' ? null : state;
  const Icon = { live: Radio, reconnecting: RefreshCw, polling: CloudOff }[shown ?? 'live'];
  return (
    <span role="status" className="inline-flex min-w-0 items-center" data-state={state}>
      {shown && (
        <span
          title={t(`${shown}Text`)}
          className={cn(
            'inline-flex items-center gap-1.5 px-1 text-xs',
            shown === 'live' ? 'text-success' : 'text-warning',
          )}
        >
          <Icon aria-hidden className={cn('size-4', shown === 'reconnecting' && 'animate-spin')} />
          <span className={cn(shown === 'live' ? 'sr-only lg:not-sr-only' : 'sr-only sm:not-sr-only')}>{t(shown)}</span>
        </span>
      )}
    </span>
  );
}
