import { queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import type { Peaks } from '@/lib/api-types';
import { getPeaks } from '@/types/api.gen/sdk.gen';

export const peaksQuery = (id: string) =>
  queryOptions({
    queryKey: ['tasks', 'one', id, 'peaks'],
    queryFn: async () => (await unwrap(getPeaks({ path: { id }, query: { points: 2000 } }))) as Peaks,
    staleTime: Infinity,
    retry: false,
  });
