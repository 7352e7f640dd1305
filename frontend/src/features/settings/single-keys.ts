import { browserStore } from '@/lib/browser-store';

const subscribers = new Set<() => void>();

/** WCAG 2.1.4: users can switch off shortcuts without a modifier key. Pages with such shortcuts read this store. */
export const singleKeys = {
  set(on: boolean): void {
    browserStore.set('single-keys', on ? null : 'off');
    subscribers.forEach((changed) => changed());
  },
  subscribe(changed: () => void): () => void {
    subscribers.add(changed);
    return () => void subscribers.delete(changed);
  },
};
