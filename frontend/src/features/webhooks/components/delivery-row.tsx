'use client';

import { CircleCheck, CircleX, Clock } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFailureToast } from '@/components/failure-toast';
import { Moment } from '@/components/moment';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { paths } from '@/config/paths';
import type { WebhookDelivery } from '@/lib/api-types';
import { useReplayDelivery } from '../api/replay-delivery';
import { useCallError } from '../hooks/use-call-error';
import { messageName } from '../words';

const STATES = {
  pending: { Icon: Clock, variant: 'warning' },
  delivered: { Icon: CircleCheck, variant: 'success' },
  failed: { Icon: CircleX, variant: 'destructive' },
} as const;

type Props = Readonly<{ webhookId: string; delivery: WebhookDelivery }>;

export function DeliveryRow({ webhookId, delivery }: Props) {
  const t = useTranslations('webhooks');
  const callError = useCallError();
  const failed = useFailureToast();
  const replay = useReplayDelivery();
  const { Icon, variant } = STATES[delivery.state];
  const { event, taskId, attempts, createdAt, nextAttemptAt } = delivery;
  return (
    <li className="grid gap-2 rounded-lg border p-3 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-medium">
          {t.has(`events.${messageName(event)}`) ? t(`events.${messageName(event)}`) : event}
        </span>
        <Badge variant={variant}>
          <Icon aria-hidden />
          {t(`deliveryStates.${delivery.state}`)}
        </Badge>
      </div>
      <p className="flex flex-wrap gap-x-3 text-muted-foreground">
        <Moment at={createdAt} />
        {taskId && (
          <Link href={paths.task(taskId)} className="text-primary underline underline-offset-4">
            {t('task')}
          </Link>
        )}
      </p>
      {attempts.length > 0 && (
        <ol className="grid gap-1">
          {attempts.map((attempt, index) => (
            <li key={`${attempt.at}-${index}`} className="break-words">
              {attempt.statusCode != null
                ? t('attemptAnswered', { n: index + 1, status: attempt.statusCode, ms: attempt.durationMs })
                : t('attemptFailed', { n: index + 1, error: callError(attempt.error) })}
            </li>
          ))}
        </ol>
      )}
      {delivery.state === 'pending' && nextAttemptAt && (
        <p className="text-muted-foreground">
          {t.rich('nextAttempt', { moment: () => <Moment at={nextAttemptAt} /> })}
        </p>
      )}
      <Button
        variant="outline"
        size="sm"
        className="w-fit"
        disabled={replay.isPending}
        onClick={() => void replay.mutateAsync({ id: webhookId, deliveryId: delivery.id }).catch(failed)}
      >
        {t('replay')}
      </Button>
    </li>
  );
}
