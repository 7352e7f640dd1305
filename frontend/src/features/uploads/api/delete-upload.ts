import { unwrap } from '@/lib/api-client';
import { deleteUpload } from '@/types/api.gen/sdk.gen';

/** Erases the bytes of an unfinished upload at the server. */
export function discardUpload(url: string) {
  const id = url.replace(/\/$/, '').split('/').pop()!;
  return unwrap(deleteUpload({ path: { id }, headers: { 'Tus-Resumable': '1.0.0' } }));
}
