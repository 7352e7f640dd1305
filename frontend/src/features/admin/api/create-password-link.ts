import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { createPasswordLink } from '@/types/api.gen/sdk.gen';

export function useCreatePasswordLink() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, password }: { id: string; password: string }) =>
      unwrap(createPasswordLink({ path: { id }, body: { password } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin', 'users'] }),
    gcTime: 0,
  });
}
