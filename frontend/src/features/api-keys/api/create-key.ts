import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { createKey } from '@/types/api.gen/sdk.gen';
import type { NewKey } from '@/types/api.gen/types.gen';

/** The answer, and no other, holds the key itself. */
export function useCreateKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (key: NewKey) => unwrap(createKey({ body: key })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['keys'] }),
    // The secret stays in the component that shows it, not in the cache.
    gcTime: 0,
  });
}
