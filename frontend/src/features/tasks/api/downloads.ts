import { batchesOf } from '../batches';

/** The transcript of one task as a file. */
export function transcriptFile(id: string, format: string): string {
  return `/api/tasks/${encodeURIComponent(id)}/transcript?format=${format}&download=true`;
}

/** Zips of the transcripts, at most 100 tasks each. */
export function archives(ids: readonly string[], formats: readonly string[]): string[] {
  return batchesOf(ids).map((batch) => `/api/tasks/archive?ids=${batch.join(',')}&format=${formats.join(',')}`);
}

/** Has the browser save a file of this origin. */
export function save(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}
