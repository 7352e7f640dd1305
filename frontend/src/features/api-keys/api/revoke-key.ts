import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { revokeKey } from '@/types/api.gen/sdk.gen';

export function useRevokeKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(revokeKey({ path: { id } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['keys'] }),
  });
}
