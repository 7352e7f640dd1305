'use client';

import { useEffect } from 'react';
import { useClientValue } from './use-client-value';

let taken = '';

function read(): string {
  if (location.hash.length > 1) taken = location.hash.slice(1);
  return taken;
}

function subscribe(changed: () => void) {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/**
 * The secret a link carries behind `#`, so that it is in no log and no referrer. Null until the browser was asked, '' without one.
 *
 * @param hide takes it out of the address bar once it is read
 */
export function useFragmentToken(hide = false): string | null {
  const token = useClientValue<string | null>(read, null, subscribe);
  useEffect(() => {
    if (hide && token && location.hash) history.replaceState(history.state, '', location.pathname + location.search);
  }, [hide, token]);
  return token;
}
