import { unwrap } from '@/lib/api-client';
import { saveTranscript } from '@/types/api.gen/sdk.gen';
import type { TranscriptEdit } from '@/types/api.gen/types.gen';

/** Keeps an edit made from `version`; 412 when there is a newer one. */
export const putTranscript = (id: string, version: number, body: TranscriptEdit) =>
  unwrap(saveTranscript({ path: { id }, body, headers: { 'If-Match': `"${version}"` } }));
