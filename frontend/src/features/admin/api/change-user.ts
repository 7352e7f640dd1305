import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import type { UserChange } from '@/lib/api-types';
import { changeUser } from '@/types/api.gen/sdk.gen';

/** `limits` replaces all limits of the user. */
export function useChangeUser() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...change }: UserChange & { id: string }) => unwrap(changeUser({ path: { id }, body: change })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin', 'users'] }),
  });
}
