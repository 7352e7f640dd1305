/** Small values kept in this browser: never a token, never content. Without storage only these values are lost. */
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
      // Storage is full or blocked: the default applies next time.
    }
  },
};
