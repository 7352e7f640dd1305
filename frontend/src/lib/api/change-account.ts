import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeAccount } from '@/types/api.gen/sdk.gen';
import type { AccountChange } from '@/types/api.gen/types.gen';
import { unwrap } from '../api-client';

/** Language, default options, retention. Missing values stay unchanged; given ones are replaced as a whole. */
export function useChangeAccount() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: AccountChange) => unwrap(changeAccount({ body: change })),
    onSuccess: (account) => queries.setQueryData(['session'], account),
  });
}
