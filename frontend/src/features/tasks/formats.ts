const FORMATS = ['text', 'srt', 'vtt', 'docx', 'md', 'csv', 'tsv', 'json'] as const;

export type Format = (typeof FORMATS)[number];

/** The formats that this server supports, most likely first. */
export function supportedFormats(supported: readonly string[] | undefined): Format[] {
  return FORMATS.filter((format) => !supported || supported.includes(format));
}
