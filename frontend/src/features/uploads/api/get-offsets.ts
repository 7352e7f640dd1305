import { unwrap } from '@/lib/api-client';
import { listUploads } from '@/types/api.gen/sdk.gen';

export const idOfUpload = (url: string): string => url.replace(/\/$/, '').split('/').pop()!;

/** How many bytes the server has of each unfinished upload of this user, by upload id. */
export async function getOffsets(): Promise<ReadonlyMap<string, number>> {
  const uploads = await unwrap(listUploads());
  return new Map(uploads.map(({ id, offset }) => [id, Number(offset)]));
}
