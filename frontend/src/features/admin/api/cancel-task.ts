import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { cancelTaskOfSomebody } from '@/types/api.gen/sdk.gen';

export function useCancelTask() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(cancelTaskOfSomebody({ path: { id } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin', 'queue'] }),
  });
}
