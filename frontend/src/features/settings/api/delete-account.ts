import { useMutation } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { browserStore } from '@/lib/browser-store';
import { deleteAccount } from '@/types/api.gen/sdk.gen';

/** Closes the account at once. Its audio, texts, keys, webhooks and links are erased within minutes. */
export function useDeleteAccount() {
  return useMutation({
    mutationFn: (password: string) => unwrap(deleteAccount({ body: { password } })),
    onSuccess: () => browserStore.set('signed-in', null),
    gcTime: 0,
  });
}
