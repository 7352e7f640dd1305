'use client';

import { Ban, CircleAlert, CircleCheck, Clock, LoaderCircle, Upload } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { TaskStatus } from '@/lib/api-types';

export const TASK_STATUSES = ['queued', 'running', 'success', 'failure', 'cancelled'] as const;

const LOOKS = {
  uploading: { Icon: Upload, variant: 'outline' },
  queued: { Icon: Clock, variant: 'secondary' },
  running: { Icon: LoaderCircle, variant: 'default' },
  success: { Icon: CircleCheck, variant: 'success' },
  failure: { Icon: CircleAlert, variant: 'destructive' },
  cancelled: { Icon: Ban, variant: 'outline' },
} as const;

/** The status of a task as an icon and a word. Colour only supports them. */
export function StatusBadge({ status }: Readonly<{ status: TaskStatus | 'uploading' }>) {
  const t = useTranslations('status');
  const { Icon, variant } = LOOKS[status];
  return (
    <Badge variant={variant} data-status={status}>
      <Icon aria-hidden className={status === 'running' ? 'animate-spin' : undefined} />
      {t(status)}
    </Badge>
  );
}
