'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ReadStates } from '@/components/read-states';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardDescription, CardFooter, CardHeader, CardTitle } from '@/components/ui/card';
import { Empty, EmptyDescription, EmptyTitle } from '@/components/ui/empty';
import type { Webhook } from '@/lib/api-types';
import { webhooksQuery } from '../api/get-webhooks';
import { type WebhookAction, WebhookRow } from './webhook-row';

const EditDialog = dynamic(() => import('./webhook-dialog').then((file) => file.WebhookDialog), { ssr: false });
const RotateDialog = dynamic(() => import('./rotate-dialog').then((file) => file.RotateDialog), { ssr: false });
const DeleteDialog = dynamic(() => import('./delete-dialog').then((file) => file.DeleteDialog), { ssr: false });
const Deliveries = dynamic(() => import('./deliveries-sheet').then((file) => file.DeliveriesSheet), { ssr: false });
const AccountSecret = dynamic(() => import('./account-secret-dialog').then((file) => file.AccountSecretDialog), {
  ssr: false,
});

type Open = { kind: WebhookAction; webhook: Webhook } | { kind: 'new' | 'secret' } | null;

/** The addresses called when a task ends. */
export function Webhooks() {
  const t = useTranslations('webhooks');
  const webhooks = useQuery(webhooksQuery);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <Card>
      <CardHeader className="flex-row flex-wrap items-start justify-between gap-3">
        <div className="grid min-w-0 flex-1 basis-64 gap-1.5">
          <CardTitle>{t('title')}</CardTitle>
          <CardDescription>{t('text')}</CardDescription>
        </div>
        <Button onClick={() => setOpen({ kind: 'new' })}>
          <Plus aria-hidden />
          {t('new')}
        </Button>
      </CardHeader>
      <CardContent>
        <ReadStates query={webhooks}>
          {(items) =>
            items.length ? (
              <ul aria-label={t('title')} className="divide-y">
                {items.map((webhook) => (
                  <WebhookRow key={webhook.id} webhook={webhook} onAction={(kind) => setOpen({ kind, webhook })} />
                ))}
              </ul>
            ) : (
              <Empty>
                <EmptyTitle>{t('emptyTitle')}</EmptyTitle>
                <EmptyDescription>{t('emptyText')}</EmptyDescription>
              </Empty>
            )
          }
        </ReadStates>
      </CardContent>
      <CardFooter className="justify-between border-t pt-4">
        <p className="min-w-0 flex-1 basis-64 text-sm text-muted-foreground">{t('accountSecretText')}</p>
        <Button variant="outline" onClick={() => setOpen({ kind: 'secret' })}>
          {t('accountSecret')}
        </Button>
      </CardFooter>
      {open?.kind === 'new' && <EditDialog onClose={close} />}
      {open?.kind === 'edit' && <EditDialog webhook={open.webhook} onClose={close} />}
      {open?.kind === 'rotate' && <RotateDialog webhook={open.webhook} onClose={close} />}
      {open?.kind === 'delete' && <DeleteDialog webhook={open.webhook} onClose={close} />}
      {open?.kind === 'deliveries' && <Deliveries webhook={open.webhook} onClose={close} />}
      {open?.kind === 'secret' && <AccountSecret onClose={close} />}
    </Card>
  );
}
