import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { createUser } from '@/types/api.gen/sdk.gen';

/** Only this response contains the link to set the first password. */
export function useCreateUser() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (user: { email: string; role: string }) => unwrap(createUser({ body: user })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin', 'users'] }),
    gcTime: 0,
  });
}
