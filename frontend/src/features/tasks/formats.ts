const FORMATS = ['text', 'srt', 'vtt', 'docx', 'md', 'csv', 'tsv', 'json'] as const;

export type Format = (typeof FORMATS)[number];

/** The formats this server makes, the likeliest first. */
export function formatsOffered(offered: readonly string[] | undefined): Format[] {
  return FORMATS.filter((format) => !offered || offered.includes(format));
}
