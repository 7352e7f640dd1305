import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { aContext, aPage, signIn, type View, type WatchedPage } from '../support/browser';
import { Film } from '../support/frames';
import { field, logIn, whereIs } from '../support/session';
import { aPerson, type Person } from '../support/stack';

const PAGES = ['/', '/login/', '/register/', '/nothing-here', '/dashboard/', '/settings/'];
const isPrivate = (path: string) => ['/dashboard/', '/settings/'].includes(path);

let anna: Person;
let projector: WatchedPage;
beforeAll(async () => {
  anna = await aPerson();
  projector = await aPage(await aContext());
});

/** Every phrase of the English messages that does not also appear in the Russian ones. */
const ENGLISH = (() => {
  const phrases = (locale: string) =>
    ['public', 'private'].flatMap((part) => {
      const file = fileURLToPath(new URL(`../../public/messages/${locale}/${part}.json`, import.meta.url));
      return leaves(JSON.parse(readFileSync(file, 'utf8')));
    });
  const russian = new Set(phrases('ru'));
  return new Set(phrases('en').filter((phrase) => phrase.length > 2 && !russian.has(phrase)));
})();

function leaves(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value as object).flatMap(leaves);
}

/** Records the visible words of each frame, and lets the test control the boot script's four seconds. */
function watchWords(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => {
    const page = window as unknown as { seen: string[]; fourSeconds: () => void };
    page.seen = [];
    const wait = window.setTimeout.bind(window);
    window.setTimeout = ((work: () => void, ms?: number) => {
      if (ms !== 4000) return wait(work, ms);
      page.fourSeconds = work;
      return 0;
    }) as typeof setTimeout;
    const look = () => {
      const words = document.body?.innerText.trim() ?? '';
      if (words && words !== page.seen.at(-1)) page.seen.push(words);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

const seen = (page: Page) => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
const someFrames = (page: Page) =>
  page.evaluate(async () => {
    for (let left = 5; left > 0; left--) await new Promise((resolve) => requestAnimationFrame(resolve));
  });

/** React has hydrated the page. */
const alive = (page: Page) =>
  page.waitForFunction(() =>
    Object.keys(document.body.firstElementChild ?? {}).some((key) => key.startsWith('__react')),
  );

async function aVisitor(view: View, path: string): Promise<WatchedPage> {
  const context = await aContext(view);
  await watchWords(context);
  if (isPrivate(path)) await signIn(context, anna);
  return aPage(context);
}

test.each(PAGES)('a Russian browser sees no English frame at %s, however late the messages arrive', async (path) => {
  const page = await aVisitor({ locale: 'ru' }, path);
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  await page.route('**/messages/ru/*.json', async (route) => {
    await gate;
    await route.continue();
  });
  const film = await Film.of(page);
  await page.goto(path, { waitUntil: 'domcontentloaded' });
  await alive(page);
  await someFrames(page);
  const before = film.length;
  expect(await seen(page)).toEqual([]);

  open();
  await page.getByRole('heading', { level: 1, name: /[а-я]/i }).waitFor();
  await someFrames(page);
  const frames = await film.develop(projector);
  expect(frames.slice(0, before).filter(({ blank }) => !blank)).toEqual([]);
  expect(frames.filter(({ blank }) => !blank).length).toBeGreaterThan(0);
  const lines = (await seen(page)).flatMap((words) => words.split('\n').map((line) => line.trim()));
  expect(lines.some((line) => /[а-я]{4}/i.test(line))).toBe(true);
  expect(lines.filter((line) => ENGLISH.has(line))).toEqual([]);
  expect(await page.getAttribute('html', 'lang')).toBe('ru');
  expect(await page.title()).toMatch(/[а-я]{4}/i);
  await page.context().close();
});

test('shows English after four seconds if the messages never arrive', async () => {
  const page = await aVisitor({ locale: 'ru' }, '/login/');
  await page.route('**/messages/ru/*.json', () => {});
  await page.goto('/login/', { waitUntil: 'domcontentloaded' });
  await alive(page);
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(false);
  await page.evaluate(() => (window as unknown as { fourSeconds: () => void }).fourSeconds());
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
});

test.each(PAGES)('a dark browser sees no bright frame at %s, however late its files arrive', async (path) => {
  const page = await aVisitor({ theme: 'dark' }, path);
  const film = await Film.of(page);
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  let styled = () => {};
  const scriptsAsked = new Promise<void>((resolve) => (styled = resolve));
  await page.route('**/_next/static/chunks/*', async (route) => {
    const isScript = route.request().resourceType() === 'script';
    if (isScript) styled();
    await (isScript ? gate : scriptsAsked);
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  await page.waitForFunction(() => document.documentElement.classList.contains('dark'));
  await someFrames(page);
  open();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await someFrames(page);
  const frames = await film.develop(projector);
  expect(frames.length).toBeGreaterThan(0);
  expect(frames.filter(({ brightness }) => brightness > 0.35)).toEqual([]);
  expect(frames.at(-1)!.blank).toBe(false);
  await page.context().close();
});

test('the chosen theme overrides the system from the first frame', async () => {
  const page = await aVisitor({ theme: 'light' }, '/login/');
  await page.goto('/login/');
  await field(page, 'Email').fill('typed@example.org');
  await field(page, 'Theme').selectOption('dark');
  await page.waitForFunction(() => document.documentElement.classList.contains('dark'));
  expect(await field(page, 'Email').inputValue()).toBe('typed@example.org');

  const film = await Film.of(page);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goto('/register/');
  await page.getByRole('heading', { level: 1, name: 'Register' }).waitFor();
  await someFrames(page);
  const frames = await film.develop(projector);
  expect(frames.length).toBeGreaterThan(0);
  expect(frames.filter(({ brightness }) => brightness > 0.35)).toEqual([]);

  await field(page, 'Theme').selectOption('system');
  await page.waitForFunction(() => !document.documentElement.classList.contains('dark'));
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(() => document.documentElement.classList.contains('dark'));
  expect(page.problems).toEqual([]);
});

test('switching the language keeps the page and its content, and survives a reload', async () => {
  const page = await aPage(await aContext());
  await page.goto('/login/?next=%2Fusage%2F');
  await field(page, 'Email').fill('typed@example.org');
  await field(page, 'Language').selectOption('ru');
  await page.getByRole('heading', { level: 1, name: 'Вход' }).waitFor();
  expect(await page.locator('input[name=email]').inputValue()).toBe('typed@example.org');
  expect(whereIs(page)).toBe('/login/?next=%2Fusage%2F');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Вход' }).waitFor();
  expect(await page.getAttribute('html', 'lang')).toBe('ru');
  expect(await page.title()).toContain('Вход');
  expect(page.problems).toEqual([]);
});

test('the account’s language wins after sign-in, in any browser', async () => {
  const person = await aPerson();
  const page = await aPage(await aContext());
  await page.goto('/login/?next=%2Fusage%2F%3Fby%3Dmodel');
  await logIn(page, person);
  await page.getByRole('heading', { level: 1, name: 'Usage' }).waitFor();
  const kept = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
  await field(page, 'Language').selectOption('ru');
  await page.getByRole('heading', { level: 1, name: /[а-я]/i }).waitFor();
  expect(((await (await kept).json()) as { locale: string }).locale).toBe('ru');
  expect(whereIs(page)).toMatch(/^\/usage\/.*by=model/);

  const elsewhere = await aPage(await aContext({ locale: 'en' }));
  await elsewhere.goto('/login/');
  await logIn(elsewhere, person);
  await elsewhere.getByRole('heading', { level: 1, name: /[а-я]/i }).waitFor();
  expect(await elsewhere.getAttribute('html', 'lang')).toBe('ru');
  await elsewhere.goto('/login/');
  await elsewhere.getByRole('heading', { level: 1, name: 'Вход' }).waitFor();
  expect([...page.problems, ...elsewhere.problems]).toEqual([]);
});
