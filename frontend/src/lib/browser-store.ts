/** Small facts this browser keeps: never a token, never content. A browser that refuses storage loses them, nothing else. */
type Key =
  | 'locale'
  | 'theme'
  | 'signed-in'
  | 'refreshed-at'
  | 'refresh-lease'
  | 'task-options'
  | 'single-keys'
  | 'microphone'
  | 'raw-microphone'
  | 'page-size';

export const browserStore = {
  get(key: Key): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key: Key, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      // Full or forbidden: the default is used next time.
    }
  },
};
