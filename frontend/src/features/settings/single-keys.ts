import { browserStore } from '@/lib/browser-store';

const listeners = new Set<() => void>();

/** WCAG 2.1.4: keys without a modifier can be switched off; the pages that have some ask the store. */
export const singleKeys = {
  set(on: boolean): void {
    browserStore.set('single-keys', on ? null : 'off');
    listeners.forEach((changed) => changed());
  },
  subscribe(changed: () => void): () => void {
    listeners.add(changed);
    return () => void listeners.delete(changed);
  },
};
