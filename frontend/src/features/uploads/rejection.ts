import type { Config } from '@/lib/api-types';

export type RejectionReason = 'type' | 'size' | 'empty' | 'twice';

/**
 * Why a file is rejected before upload; null if it is accepted. The server decides by the content; this check only saves useless uploads.
 */
export function rejectionReasonOf(
  file: File,
  config: Pick<Config, 'accept' | 'limits'> | undefined,
): RejectionReason | null {
  if (file.size === 0) return 'empty';
  if (!config) return null;
  if (!isAccepted(file, config.accept)) return 'type';
  return file.size > config.limits.maxUploadBytes ? 'size' : null;
}

function isAccepted({ name, type }: File, { extensions, mediaTypes }: Config['accept']): boolean {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  if (extension && extensions.includes(extension)) return true;
  const plain = type.split(';', 1)[0]!;
  if (!extension && !plain) return true;
  return mediaTypes.some((known) => (known.endsWith('/*') ? plain.startsWith(known.slice(0, -1)) : plain === known));
}

/** The types that the file picker shows first. */
export function pickerTypes(config: Pick<Config, 'accept'> | undefined): string {
  return config
    ? [...config.accept.mediaTypes, ...config.accept.extensions.map((extension) => `.${extension}`)].join(',')
    : 'audio/*,video/*';
}
