import { AudioLines } from 'lucide-react';

/** The same in every language. */
export const PRODUCT_NAME = 'Whisper REST API';

export function Logo() {
  return (
    <span className="inline-flex items-center gap-2 font-semibold whitespace-nowrap">
      <AudioLines aria-hidden className="size-6 shrink-0 text-primary" />
      {PRODUCT_NAME}
    </span>
  );
}
