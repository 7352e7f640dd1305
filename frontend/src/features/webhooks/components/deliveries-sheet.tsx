'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ReadStates } from '@/components/read-states';
import { Button } from '@/components/ui/button';
import { Empty, EmptyDescription, EmptyTitle } from '@/components/ui/empty';
import { Sheet, SheetContent } from '@/components/ui/sheet';
import type { Webhook } from '@/lib/api-types';
import { deliveriesQuery } from '../api/get-deliveries';
import { DeliveryRow } from './delivery-row';

/** What was sent, the attempts, and the receiver's responses. Kept for 30 days. */
export function DeliveriesSheet({ webhook, onClose }: Readonly<{ webhook: Webhook; onClose: () => void }>) {
  const t = useTranslations('webhooks');
  const deliveries = useInfiniteQuery(deliveriesQuery(webhook.id));
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()}>
      <SheetContent title={t('deliveriesTitle')}>
        <p className="font-mono text-sm break-all text-muted-foreground">{webhook.url}</p>
        <ReadStates query={deliveries}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (!items.length) {
              return (
                <Empty>
                  <EmptyTitle>{t('noDeliveries')}</EmptyTitle>
                  <EmptyDescription>{t('noDeliveriesText')}</EmptyDescription>
                </Empty>
              );
            }
            return (
              <ul aria-label={t('deliveriesTitle')} className="grid gap-3">
                {items.map((delivery) => (
                  <DeliveryRow key={delivery.id} webhookId={webhook.id} delivery={delivery} />
                ))}
              </ul>
            );
          }}
        </ReadStates>
        {deliveries.hasNextPage && (
          <Button
            variant="outline"
            disabled={deliveries.isFetchingNextPage}
            onClick={() => void deliveries.fetchNextPage()}
          >
            {t('more')}
          </Button>
        )}
      </SheetContent>
    </Sheet>
  );
}
