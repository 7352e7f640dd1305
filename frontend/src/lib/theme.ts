import { browserStore } from './browser-store';

export type Theme = 'light' | 'dark' | 'system';

const subscribers = new Set<() => void>();

export function savedTheme(): Theme {
  const saved = browserStore.get('theme');
  return saved === 'light' || saved === 'dark' ? saved : 'system';
}

export function subscribeToTheme(changed: () => void): () => void {
  subscribers.add(changed);
  return () => void subscribers.delete(changed);
}

/** Stores the theme and applies it at once. The boot script does the same before the first frame. */
export function chooseTheme(theme: Theme): void {
  browserStore.set('theme', theme === 'system' ? null : theme);
  showTheme(theme);
  subscribers.forEach((changed) => changed());
}

export function showTheme(theme: Theme): void {
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('dark', dark);
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
}
