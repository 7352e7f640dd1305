import { queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { getTranscript } from '@/types/api.gen/sdk.gen';

const headers = { Accept: 'application/json' };

export const fetchTranscript = (id: string, version?: number) =>
  unwrap(getTranscript({ path: { id }, query: { format: 'json', version }, headers }));

/** The newest version. For a failed or cancelled task: what was recognised before it ended. */
export const transcriptQuery = (id: string) =>
  queryOptions({
    queryKey: ['tasks', 'one', id, 'transcript'],
    queryFn: () => fetchTranscript(id),
    staleTime: Infinity,
    // It may have been edited elsewhere while this page was closed.
    refetchOnMount: 'always',
  });
