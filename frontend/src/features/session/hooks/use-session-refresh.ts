'use client';

import { useEffect } from 'react';
import { refreshedAt, refreshSession } from '@/lib/refresh';

const SHARE_OF_LIFE = 0.8;
const CHECK_MS = 10_000;

/**
 * Renews the access cookie after 80 % of its lifetime, so that streams and downloads, which cannot retry, never get a 401.
 *
 * @param lifeSeconds lifetime of the access cookie; null if the user is signed out
 */
export function useSessionRefresh(lifeSeconds: number | null): void {
  useEffect(() => {
    if (lifeSeconds === null) return;
    const started = Date.now();
    const check = setInterval(() => {
      const since = Math.max(started, refreshedAt());
      if (Date.now() - since < lifeSeconds * 1000 * SHARE_OF_LIFE) return;
      // If the server is unreachable, the next check tries again. If it rejects the session, the next API call reports that.
      refreshSession(Date.now() - CHECK_MS).catch(() => {});
    }, CHECK_MS);
    return () => clearInterval(check);
  }, [lifeSeconds]);
}
