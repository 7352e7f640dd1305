'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** A fact only the browser knows (storage, address, features): `exported` in the HTML and the first render, the truth right after. */
export function useClientValue<T extends string | number | boolean | null>(
  read: () => T,
  exported: T,
  subscribe: (changed: () => void) => () => void = never,
): T {
  return useSyncExternalStore(subscribe, read, () => exported);
}
