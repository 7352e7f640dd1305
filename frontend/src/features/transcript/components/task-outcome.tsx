'use client';

import { Ban, CircleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { Task } from '@/lib/api-types';
import { absoluteTime } from '@/lib/format';

/** Explains why there is no finished text. */
export function TaskOutcome({ task, hasText }: Readonly<{ task: Task; hasText: boolean }>) {
  const t = useTranslations('transcript.outcome');
  const failure = useTranslations('failure');
  const locale = useLocale();
  const code = task.error?.code ?? '';
  const known = failure.has(`${code}.title`);
  const failed = task.status === 'failure';
  const Icon = failed ? CircleAlert : Ban;
  return (
    <section role="status" className="mb-4 grid gap-1 rounded-xl border bg-card p-4 text-sm">
      <p className="flex items-center gap-2 font-medium">
        <Icon aria-hidden className="size-4 shrink-0" />
        {failed ? (known ? failure(`${code}.title`) : t('failed')) : t(hasText ? 'cancelledWithText' : 'cancelled')}
      </p>
      {failed ? (
        <p>{known ? failure(`${code}.advice`) : (task.error?.advice ?? task.error?.detail)}</p>
      ) : (
        task.finishedAt && <p className="text-muted-foreground">{absoluteTime(task.finishedAt, locale)}</p>
      )}
      {failed && task.requestId && (
        <p className="font-mono text-xs break-all text-muted-foreground">{t('request', { id: task.requestId })}</p>
      )}
    </section>
  );
}
