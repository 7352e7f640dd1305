import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { testWebhook } from '@/types/api.gen/sdk.gen';

/** Calls the receiver now. A receiver's response other than 2xx is a result, not an error. */
export function useTestWebhook() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(testWebhook({ path: { id } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  });
}
