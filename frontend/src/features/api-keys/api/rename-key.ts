import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { renameKey } from '@/types/api.gen/sdk.gen';

export function useRenameKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) => unwrap(renameKey({ path: { id }, body: { name } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['keys'] }),
  });
}
