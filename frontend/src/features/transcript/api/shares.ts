import { queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { createShare, listTaskShares, revokeShare } from '@/types/api.gen/sdk.gen';

export const sharesQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['shares', taskId],
    queryFn: async () => (await unwrap(listTaskShares({ path: { id: taskId } }))).items,
  });

/** Only this response contains the link's address: the server stores just its hash. */
export const postShare = (taskId: string, days: number, audio: boolean) =>
  unwrap(
    createShare({
      path: { id: taskId },
      body: { audio, expiresAt: new Date(Date.now() + days * 86_400_000).toISOString() },
    }),
  );

export const deleteShare = (id: string) => unwrap(revokeShare({ path: { id } }));
