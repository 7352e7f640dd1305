import { useMutation } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { rotateAccountWebhookSecret } from '@/types/api.gen/sdk.gen';

/** The secret that signs calls of tasks with their own `webhookUrl`. */
export function useRotateAccountSecret() {
  return useMutation({ mutationFn: () => unwrap(rotateAccountWebhookSecret()), gcTime: 0 });
}
