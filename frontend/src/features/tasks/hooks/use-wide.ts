'use client';

import { useClientValue } from '@/lib/use-client-value';

/** Wide enough for a table: 768 px. */
const WIDE = '(min-width: 48rem)';

function subscribe(changed: () => void) {
  const query = matchMedia(WIDE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

export const useWide = () => useClientValue(() => matchMedia(WIDE).matches, true, subscribe);
