import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { replayWebhookDelivery } from '@/types/api.gen/sdk.gen';

/** Sends the same webhook-id again with a new timestamp. */
export function useReplayDelivery() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, deliveryId }: { id: string; deliveryId: string }) =>
      unwrap(replayWebhookDelivery({ path: { id, deliveryId } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  });
}
