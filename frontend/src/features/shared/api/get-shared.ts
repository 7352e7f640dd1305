import { queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import type { Peaks } from '@/lib/api-types';
import { getSharedPeaks, getSharedTranscript } from '@/types/api.gen/sdk.gen';

/** The newest text behind a share link. */
export const sharedQuery = (token: string) =>
  queryOptions({ queryKey: ['shared', token], queryFn: () => unwrap(getSharedTranscript({ path: { token } })) });

export const sharedPeaksQuery = (token: string, wanted: boolean) =>
  queryOptions({
    queryKey: ['shared', token, 'peaks'],
    queryFn: async () => (await unwrap(getSharedPeaks({ path: { token } }))) as Peaks,
    enabled: wanted,
    retry: false,
  });
