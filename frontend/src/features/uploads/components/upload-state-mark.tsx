'use client';

import { Check, CircleAlert, CloudOff, Copy, Hourglass, Pause, Upload, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Spinner } from '@/components/ui/spinner';
import { cn } from '@/lib/utils';
import type { UploadState } from '../upload-item';

const ICONS: Partial<Record<UploadState, LucideIcon>> = {
  waiting: Hourglass,
  duplicate: Copy,
  uploading: Upload,
  retrying: CloudOff,
  paused: Pause,
  failed: CircleAlert,
  done: Check,
};

export function UploadStateMark({ state }: Readonly<{ state: UploadState }>) {
  const t = useTranslations('upload');
  const Icon = ICONS[state];
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1 font-medium text-foreground',
        state === 'failed' && 'text-destructive',
        (state === 'retrying' || state === 'duplicate') && 'text-warning',
        state === 'done' && 'text-success',
      )}
    >
      {Icon ? <Icon aria-hidden className="size-3.5" /> : <Spinner className="size-3.5" />}
      {t(`state.${state}`)}
    </span>
  );
}
