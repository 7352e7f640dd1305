'use client';

import { Send } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useProblemText } from '@/components/problem-text';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import type { Webhook } from '@/lib/api-types';
import { useTestWebhook } from '../api/test-webhook';
import { useCallError } from '../hooks/use-call-error';

/** Calls the receiver now and shows its response. */
export function TestCall({ webhook }: Readonly<{ webhook: Webhook }>) {
  const t = useTranslations('webhooks');
  const text = useProblemText();
  const callError = useCallError();
  const test = useTestWebhook();
  const { data, error, isPending } = test;
  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        disabled={isPending}
        aria-label={t('testNamed', { url: webhook.url })}
        onClick={() => test.mutate(webhook.id)}
      >
        {isPending ? <Spinner /> : <Send aria-hidden />}
        {t('test')}
      </Button>
      <p role="status" className="order-last w-full px-3 text-sm break-words empty:hidden">
        {error && `${text(error).title}. ${text(error).advice}`}
        {data?.statusCode != null &&
          t(data.error ? 'testRejected' : 'testAnswered', { status: data.statusCode, ms: data.durationMs })}
        {data && data.statusCode == null && t('testFailed', { error: callError(data.error) })}
      </p>
    </>
  );
}
