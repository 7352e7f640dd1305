import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { requeueDeadTask } from '@/types/api.gen/sdk.gen';

/** Creates a new task for the same owner; the dead one stays in the list. */
export function useRequeueDeadTask() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(requeueDeadTask({ path: { id } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin', 'dead'] }),
  });
}
