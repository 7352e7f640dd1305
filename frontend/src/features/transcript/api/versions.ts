import { queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { listTranscriptVersions, restoreTranscript } from '@/types/api.gen/sdk.gen';

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['tasks', 'one', id, 'versions'],
    queryFn: () => unwrap(listTranscriptVersions({ path: { id } })),
    staleTime: 0,
  });

/** Saves a copy of `version` as the newest version, after `current`. */
export const postRestore = (id: string, version: number, current: number) =>
  unwrap(restoreTranscript({ path: { id }, body: { version }, headers: { 'If-Match': `"${current}"` } }));
