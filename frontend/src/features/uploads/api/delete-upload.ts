import { unwrap } from '@/lib/api-client';
import { deleteUpload } from '@/types/api.gen/sdk.gen';
import { idOfUpload } from './get-offsets';

/** Deletes the bytes of an unfinished upload on the server. */
export function discardUpload(url: string) {
  return unwrap(deleteUpload({ path: { id: idOfUpload(url) }, headers: { 'Tus-Resumable': '1.0.0' } }));
}
