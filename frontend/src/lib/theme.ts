import { browserStore } from './browser-store';

export type Theme = 'light' | 'dark' | 'system';

const listeners = new Set<() => void>();

export function savedTheme(): Theme {
  const saved = browserStore.get('theme');
  return saved === 'light' || saved === 'dark' ? saved : 'system';
}

export function subscribeToTheme(changed: () => void): () => void {
  listeners.add(changed);
  return () => void listeners.delete(changed);
}

/** Keeps the choice and shows it at once; the boot script does the same before the first frame. */
export function chooseTheme(theme: Theme): void {
  browserStore.set('theme', theme === 'system' ? null : theme);
  showTheme(theme);
  listeners.forEach((changed) => changed());
}

export function showTheme(theme: Theme): void {
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('dark', dark);
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
}
