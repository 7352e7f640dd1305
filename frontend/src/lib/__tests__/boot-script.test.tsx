import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BOOT_SCRIPT } from '../boot-script';

const root = document.documentElement;
function boot({ languages = ['en-GB'], dark = false }: { languages?: string[]; dark?: boolean } = {}) {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
  vi.stubGlobal('matchMedia', () => ({ matches: dark }));
  new Function(BOOT_SCRIPT)();
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  root.className = '';
  root.removeAttribute('data-locale-pending');
  document.head.replaceChildren();
});

it('is small enough to be inlined into every page', () => expect(BOOT_SCRIPT.length).toBeLessThan(1200));
it.each([
  [['ru-RU', 'en'], 'ru'],
  [['de', 'ru', 'en'], 'ru'],
  [['EN-us', 'ru'], 'en'],
  [['de', 'fr'], 'en'],
  [[], 'en'],
])('chooses from %j the language %s', (languages, language) => {
  boot({ languages });
  expect(root.lang).toBe(language);
});
it('uses the saved language and requests its messages at once', () => {
  localStorage.setItem('locale', 'ru');
  boot();
  expect(root.lang).toBe('ru');
  expect(document.querySelector('link[rel=preload]')).toHaveAttribute('href', '/messages/ru/public.json');
});
it('hides the page while it is still English, for at most four seconds', () => {
  boot({ languages: ['ru'] });
  expect(root).toHaveAttribute('data-locale-pending');
  vi.advanceTimersByTime(4000);
  expect(root).not.toHaveAttribute('data-locale-pending');
});
it('hides nothing from an English reader', () => {
  boot();
  expect(root).not.toHaveAttribute('data-locale-pending');
});
it.each([
  ['dark', false, true],
  ['light', true, false],
  [null, true, true],
  [null, false, false],
])('saved theme %s on a system with dark mode %s', (saved, dark, shown) => {
  if (saved) localStorage.setItem('theme', saved);
  boot({ dark });
  expect(root.classList.contains('dark')).toBe(shown);
  expect(root.style.colorScheme).toBe(shown ? 'dark' : 'light');
});
/** Simulates a page load in which these scripts fail. Returns whether the page reloads. */
function read(...missing: string[]): boolean {
  const reload = vi.fn();
  vi.stubGlobal('location', { reload });
  boot();
  for (const src of missing) {
    const script = document.createElement('script');
    script.setAttribute('src', src);
    document.head.append(script);
    script.dispatchEvent(new Event('error'));
  }
  dispatchEvent(new Event('load'));
  return reload.mock.calls.length > 0;
}

describe('a page whose own scripts are missing', () => {
  beforeEach(() => sessionStorage.clear());
  const [A, B, C] = ['a', 'b', 'c'].map((name) => `/_next/static/chunks/${name}.js`) as [string, string, string];

  it('reloads, also for the next build, but not forever if one stays broken', () => {
    expect(read(A, B)).toBe(true);
    expect(read(B, A)).toBe(false);
    expect(read()).toBe(false);
    expect(read(C)).toBe(true);
    expect(read(C)).toBe(false);
  });
  it('does not reload when a script from another site is missing', () => {
    expect(read('https://example.org/other.js')).toBe(false);
  });
  it('does not reload when a file is missing later on', () => {
    expect(read()).toBe(false);
    const script = Object.assign(document.createElement('script'), { src: A });
    document.head.append(script);
    script.dispatchEvent(new Event('error'));
    expect(sessionStorage).toHaveLength(0);
  });
});

it('loads without storage', () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new Error('blocked');
  });
  boot({ languages: ['ru'], dark: true });
  expect([root.lang, root.className]).toEqual(['ru', 'dark']);
  vi.restoreAllMocks();
});
