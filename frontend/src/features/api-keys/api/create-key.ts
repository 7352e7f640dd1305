import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { createKey } from '@/types/api.gen/sdk.gen';
import type { NewKey } from '@/types/api.gen/types.gen';

/** Only this response contains the key itself. */
export function useCreateKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (key: NewKey) => unwrap(createKey({ body: key })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['keys'] }),
    // The component that shows the secret keeps it; the cache must not.
    gcTime: 0,
  });
}
