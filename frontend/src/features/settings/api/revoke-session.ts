import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { revokeSession } from '@/types/api.gen/sdk.gen';

export function useRevokeSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(revokeSession({ path: { id } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
}
