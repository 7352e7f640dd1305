'use client';

import { useEffect, useState } from 'react';
import type { PublicConfig } from '@/lib/api-types';

/** What signed-out users may know: whether registration is open, and the length of passwords. Null until the server has answered. */
export function usePublicConfig(): PublicConfig | null {
  const [config, setConfig] = useState<PublicConfig | null>(null);
  useEffect(() => {
    let current = true;
    import('@/lib/api/get-config')
      .then(({ fetchConfig }) => fetchConfig())
      .then((answer) => current && setConfig(answer))
      .catch(() => {}); // The form works without it: the server checks again.
    return () => {
      current = false;
    };
  }, []);
  return config;
}
