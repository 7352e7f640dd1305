import { infiniteQueryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { listWebhookDeliveries } from '@/types/api.gen/sdk.gen';

const POLL_MS = 5_000;

/** Newest first. Refetched while the list is open, because there are no events for deliveries. */
export const deliveriesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', id, 'deliveries'],
    queryFn: ({ pageParam }) =>
      unwrap(listWebhookDeliveries({ path: { id }, query: { limit: 20, cursor: pageParam ?? undefined } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: POLL_MS,
  });
