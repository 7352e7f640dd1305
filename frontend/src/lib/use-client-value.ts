'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** A value that only the browser knows (storage, URL, features): `exported` in the HTML and the first render, the real one right after. */
export function useClientValue<T extends string | number | boolean | null>(
  read: () => T,
  exported: T,
  subscribe: (changed: () => void) => () => void = never,
): T {
  return useSyncExternalStore(subscribe, read, () => exported);
}
