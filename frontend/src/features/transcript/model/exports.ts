/** The formats in which the server exports transcripts. */
export const FORMATS = ['text', 'srt', 'vtt', 'tsv', 'csv', 'json', 'md', 'docx'] as const;
export type Format = (typeof FORMATS)[number];

export type ExportOptions = Readonly<{
  times: boolean;
  /** null: one caption per segment. */
  shape: Readonly<{ maxCharsPerLine: number; maxLines: number; maxDuration: number }> | null;
}>;

export const SHAPE = { maxCharsPerLine: 42, maxLines: 2, maxDuration: 7 } as const;

export const extension = (format: Format) => (format === 'text' ? 'txt' : format);
export const isCaption = (format: Format) => format === 'srt' || format === 'vtt';

/** The URL of one export under `base` (`/api/tasks/<id>/transcript`). */
export function exportUrl(base: string, format: Format, { times, shape }: ExportOptions): string {
  const query = new URLSearchParams({ format });
  if (format === 'text' && times) query.set('times', 'true');
  if (isCaption(format) && shape) Object.entries(shape).forEach(([name, value]) => query.set(name, String(value)));
  return `${base}?${query}`;
}
