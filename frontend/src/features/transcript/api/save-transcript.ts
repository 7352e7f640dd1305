import { unwrap } from '@/lib/api-client';
import { saveTranscript } from '@/types/api.gen/sdk.gen';
import type { TranscriptEdit } from '@/types/api.gen/types.gen';

/** Saves an edit of `version`. Fails with 412 if a newer version exists. */
export const putTranscript = (id: string, version: number, body: TranscriptEdit) =>
  unwrap(saveTranscript({ path: { id }, body, headers: { 'If-Match': `"${version}"` } }));
