import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { deleteUser } from '@/types/api.gen/sdk.gen';

export function useDeleteUser() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(deleteUser({ path: { id } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin', 'users'] }),
  });
}
