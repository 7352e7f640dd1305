import type { Config } from '@/lib/api-types';

export type Refusal = 'type' | 'size' | 'empty' | 'twice';

/** Why a file is not even tried, null when it is. The server decides by the bytes; this only spares a useless upload. */
export function refusalOf(file: File, config: Pick<Config, 'accept' | 'limits'> | undefined): Refusal | null {
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

/** For the file picker: what it offers first. */
export function pickerTypes(config: Pick<Config, 'accept'> | undefined): string {
  return config
    ? [...config.accept.mediaTypes, ...config.accept.extensions.map((extension) => `.${extension}`)].join(',')
    : 'audio/*,video/*';
}
