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
 * The secret after the `#` of a link. A fragment reaches no log and no referrer. Null until the browser has been asked, '' if there is
 * none.
 *
 * @param hide removes it from the address bar after reading
 */
export function useFragmentToken(hide = false): string | null {
  const token = useClientValue<string | null>(read, null, subscribe);
  useEffect(() => {
    if (hide && token && location.hash) history.replaceState(history.state, '', location.pathname + location.search);
  }, [hide, token]);
  return token;
}
