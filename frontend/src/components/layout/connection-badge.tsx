'use client';

import { CloudOff, Radio, RefreshCw, ServerOff, TriangleAlert, WifiOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useConnection } from '@/lib/live';
import { cn } from '@/lib/utils';

const ICONS = {
  live: Radio,
  noWorker: TriangleAlert,
  reconnecting: RefreshCw,
  polling: CloudOff,
  away: ServerOff,
  offline: WifiOff,
};

/** Tells whether the page is up to date and will stay so. Changes are announced to screen readers. */
export function ConnectionBadge() {
  const t = useTranslations('connection');
  const state = useConnection();
  const Icon = ICONS[state ?? 'live'];
  return (
    <span role="status" className="inline-flex min-w-0 items-center" data-state={state ?? 'unknown'}>
      {state && (
        <span
          title={t(`${state}.text`)}
          className={cn(
            'inline-flex items-center gap-1.5 px-1 text-xs',
            state === 'live' ? 'text-success' : 'text-warning',
          )}
        >
          <Icon aria-hidden className={cn('size-4 shrink-0', state === 'reconnecting' && 'animate-spin')} />
          <span className={cn(state === 'live' ? 'sr-only lg:not-sr-only' : 'sr-only sm:not-sr-only')}>
            {t(`${state}.name`)}
          </span>
        </span>
      )}
    </span>
  );
}
