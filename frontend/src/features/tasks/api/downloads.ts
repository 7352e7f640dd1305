import { batchesOf } from '../batches';

/** URL of one transcript as a file. */
export function transcriptFile(id: string, format: string): string {
  return `/api/tasks/${encodeURIComponent(id)}/transcript?format=${format}&download=true`;
}

/** URLs of zips with the transcripts, at most 100 tasks each. */
export function archives(ids: readonly string[], formats: readonly string[]): string[] {
  return batchesOf(ids).map((batch) => `/api/tasks/archive?ids=${batch.join(',')}&format=${formats.join(',')}`);
}

/** Makes the browser download a file from this origin. */
export function save(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}
