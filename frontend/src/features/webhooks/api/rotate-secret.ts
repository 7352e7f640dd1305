import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { rotateWebhookSecret } from '@/types/api.gen/sdk.gen';

/** Both secrets sign for the next 24 h. */
export function useRotateSecret() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(rotateWebhookSecret({ path: { id } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  });
}
