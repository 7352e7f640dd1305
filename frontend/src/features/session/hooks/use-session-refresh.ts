'use client';

import { useEffect } from 'react';
import { refreshedAt, refreshSession } from '@/lib/refresh';

const SHARE_OF_LIFE = 0.8;
const CHECK_MS = 10_000;

/**
 * Renews the access cookie at 80 % of its life, so that streams and downloads, which cannot repeat a call, meet no 401.
 *
 * @param lifeSeconds of the access cookie; null: not signed in
 */
export function useSessionRefresh(lifeSeconds: number | null): void {
  useEffect(() => {
    if (lifeSeconds === null) return;
    const started = Date.now();
    const check = setInterval(() => {
      const since = Math.max(started, refreshedAt());
      if (Date.now() - since < lifeSeconds * 1000 * SHARE_OF_LIFE) return;
      // A server that is away is asked again at the next check; one that says no is heard by the next call.
      refreshSession(Date.now() - CHECK_MS).catch(() => {});
    }, CHECK_MS);
    return () => clearInterval(check);
  }, [lifeSeconds]);
}
