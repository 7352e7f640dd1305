'use client';

import { KeyRound, ListChecks, Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Moment } from '@/components/moment';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { Webhook } from '@/lib/api-types';
import { messageName } from '../words';
import { PausedAlert } from './paused-alert';
import { TestCall } from './test-call';
import { WebhookState } from './webhook-state';

const ACTIONS = [
  { name: 'deliveries', Icon: ListChecks },
  { name: 'edit', Icon: Pencil },
  { name: 'rotate', Icon: KeyRound },
  { name: 'delete', Icon: Trash2 },
] as const;

export type WebhookAction = 'edit' | 'rotate' | 'delete' | 'deliveries';
type Props = Readonly<{ webhook: Webhook; onAction: (action: WebhookAction) => void }>;

export function WebhookRow({ webhook, onAction }: Props) {
  const t = useTranslations('webhooks');
  const { url, description, events, include, lastSuccessAt } = webhook;
  return (
    <li className="grid gap-2.5 py-4 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <p className="min-w-0 font-mono text-sm break-all">{url}</p>
        <WebhookState webhook={webhook} />
      </div>
      {description && <p className="text-sm break-words">{description}</p>}
      <p className="flex flex-wrap items-center gap-1.5 text-sm text-muted-foreground">
        {events.map((event) => (
          <Badge key={event} variant="outline">
            {t.has(`events.${messageName(event)}`) ? t(`events.${messageName(event)}`) : event}
          </Badge>
        ))}
        <span>{t(`includes.${include}`)}</span>
        <span aria-hidden>{'·'}</span>
        <span>
          {lastSuccessAt ? t.rich('lastSuccess', { moment: () => <Moment at={lastSuccessAt} /> }) : t('noSuccess')}
        </span>
      </p>
      {webhook.paused && <PausedAlert webhook={webhook} />}
      <div className="-ml-3 flex flex-wrap items-center gap-1">
        <TestCall webhook={webhook} />
        {ACTIONS.map(({ name, Icon }) => (
          <Button
            key={name}
            variant="ghost"
            size="sm"
            className={name === 'delete' ? 'text-destructive' : undefined}
            aria-label={t(`${name}Named`, { url })}
            onClick={() => onAction(name)}
          >
            <Icon aria-hidden />
            {t(name)}
          </Button>
        ))}
      </div>
    </li>
  );
}
