import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { changeWebhook } from '@/types/api.gen/sdk.gen';
import type { WebhookRequest } from '@/lib/api-types';

/** `enabled: true` also resumes a paused webhook. */
export function useChangeWebhook() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...change }: WebhookRequest & { id: string }) =>
      unwrap(changeWebhook({ path: { id }, body: change })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  });
}
