'use client';

import { useEffect, useState } from 'react';
import type { PublicConfig } from '@/lib/api-types';

/** What a signed-out person may know: whether registration is open and how long a password is. Null until the server has said it. */
export function usePublicConfig(): PublicConfig | null {
  const [config, setConfig] = useState<PublicConfig | null>(null);
  useEffect(() => {
    let current = true;
    import('@/lib/api/get-config')
      .then(({ fetchConfig }) => fetchConfig())
      .then((answer) => current && setConfig(answer))
      .catch(() => {}); // The form works without: the server checks again.
    return () => {
      current = false;
    };
  }, []);
  return config;
}
