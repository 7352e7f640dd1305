import { beforeEach, expect, it, vi } from 'vitest';
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

it('is small enough to stand in every page', () => expect(BOOT_SCRIPT.length).toBeLessThan(1000));
it.each([
  [['ru-RU', 'en'], 'ru'],
  [['de', 'ru', 'en'], 'ru'],
  [['EN-us', 'ru'], 'en'],
  [['de', 'fr'], 'en'],
  [[], 'en'],
])('of %j it takes %s', (languages, language) => {
  boot({ languages });
  expect(root.lang).toBe(language);
});
it('takes the saved language, and asks for its words at once', () => {
  localStorage.setItem('locale', 'ru');
  boot();
  expect(root.lang).toBe('ru');
  expect(document.querySelector('link[rel=preload]')).toHaveAttribute('href', '/messages/ru/public.json');
});
it('hides what is still English, four seconds at most', () => {
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
])('theme %s on a system that is dark: %s', (saved, dark, shown) => {
  if (saved) localStorage.setItem('theme', saved);
  boot({ dark });
  expect(root.classList.contains('dark')).toBe(shown);
  expect(root.style.colorScheme).toBe(shown ? 'dark' : 'light');
});
it('goes on without storage', () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new Error('refused');
  });
  boot({ languages: ['ru'], dark: true });
  expect([root.lang, root.className]).toEqual(['ru', 'dark']);
  vi.restoreAllMocks();
});
