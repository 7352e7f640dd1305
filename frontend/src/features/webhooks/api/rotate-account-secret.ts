import { useMutation } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { rotateAccountWebhookSecret } from '@/types/api.gen/sdk.gen';

/** Signs the calls of tasks that name a `webhookUrl` of their own. */
export function useRotateAccountSecret() {
  return useMutation({ mutationFn: () => unwrap(rotateAccountWebhookSecret()), gcTime: 0 });
}
