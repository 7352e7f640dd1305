import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { rotateWebhookSecret } from '@/types/api.gen/sdk.gen';

/** For 24 h both secrets sign. */
export function useRotateSecret() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(rotateWebhookSecret({ path: { id } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  });
}
