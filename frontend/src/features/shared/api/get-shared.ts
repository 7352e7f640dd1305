import { queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import type { Peaks } from '@/lib/api-types';
import { getSharedPeaks, getSharedTranscript, openShare } from '@/types/api.gen/sdk.gen';

/**
 * The newest text behind a share link. The token travels in a body or a header, because proxies log paths. The response sets a cookie
 * that lets the player and downloads read the files of the link. The text itself needs no cookie: some browsers store none.
 */
export const sharedQuery = (token: string) =>
  queryOptions({
    queryKey: ['shared', token],
    queryFn: async () => {
      const { id } = await unwrap(openShare({ body: { token } }));
      return { ...(await unwrap(getSharedTranscript({ path: { id }, headers: withToken(token) }))), id };
    },
  });

const withToken = (token: string) => ({ Authorization: `Share ${token}` });

/** @param id of an opened link */
export const sharedPeaksQuery = (id: string, token: string) =>
  queryOptions({
    queryKey: ['shared', 'peaks', id],
    queryFn: async () => (await unwrap(getSharedPeaks({ path: { id }, headers: withToken(token) }))) as Peaks,
    retry: false,
  });
