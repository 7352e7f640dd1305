import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { browserStore } from '@/lib/browser-store';
import { changePassword } from '@/types/api.gen/sdk.gen';

/** Ends all other sessions; this one gets new cookies. */
export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: { current: string; new: string }) => unwrap(changePassword({ body: change })),
    onSuccess: () => {
      browserStore.set('refreshed-at', String(Date.now()));
      return queries.invalidateQueries({ queryKey: ['sessions'] });
    },
    gcTime: 0,
  });
}
