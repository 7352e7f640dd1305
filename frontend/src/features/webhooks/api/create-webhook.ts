import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { createWebhook } from '@/types/api.gen/sdk.gen';
import type { WebhookRequest } from '@/lib/api-types';

/** Only this response contains the signing secret. */
export function useCreateWebhook() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (webhook: WebhookRequest) => unwrap(createWebhook({ body: webhook })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  });
}
