import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type LaunchOptions, type Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { stack, type Person } from './stack';

/** The shell first: it has the same engine without the browser's own interface, which takes a quarter of the time. */
const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const FLAGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  // One process fewer for each browser.
  '--enable-features=NetworkServiceInProcess2',
];
/** Set for flows that do not measure: what moves costs time, and the pages move nothing for people who ask for that. */
const MOTION = process.env.REDUCED_MOTION ? 'reduce' : 'no-preference';

export function chromiumPath(): string {
  const found = CANDIDATES.find((path) => path && existsSync(path));
  if (!found) throw new Error('no Chromium: install it or name it in CHROMIUM_PATH');
  return found;
}

/** Launches a Chromium process. The tests of a file share one, unless they need other flags (a fake microphone). */
export async function launch(flags: readonly string[] = [], options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), headless: true, args: [...FLAGS, ...flags], ...options });
}

let shared: Promise<Browser> | null = null;

/** The shared browser of this file, closed at its end. */
export function browser(): Promise<Browser> {
  shared ??= launch();
  return shared;
}

afterAll(async () => {
  await (await shared)?.close();
  shared = null;
});

export type View = Readonly<{ locale?: 'en' | 'ru'; theme?: 'light' | 'dark'; phone?: boolean; in?: Browser }>;

export async function aContext({
  locale = 'en',
  theme = 'light',
  phone = false,
  in: own,
}: View = {}): Promise<BrowserContext> {
  const context = await (own ?? (await browser())).newContext({
    baseURL: stack.url,
    locale: locale === 'ru' ? 'ru-RU' : 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: theme,
    reducedMotion: MOTION,
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
    hasTouch: phone,
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(20_000);
  return context;
}

/** Signs the context in like the page does, with the API's cookies. */
export async function signIn(context: BrowserContext, person: Person): Promise<void> {
  const answer = await context.request.post('/api/session', {
    data: { email: person.email, password: person.password },
    headers: { Origin: stack.url },
  });
  if (!answer.ok()) throw new Error(`sign-in: HTTP ${answer.status()} ${await answer.text()}`);
}

/** A page that records unexpected console errors and broken scripts. Check `page.problems` at the end of the test. */
export type WatchedPage = Page & { problems: string[] };

export async function aPage(context: BrowserContext): Promise<WatchedPage> {
  const page = (await context.newPage()) as WatchedPage;
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(`pageerror: ${error.message}`));
  page.on('console', (message) => {
    // The browser also logs 4xx responses that the page handles.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      page.problems.push(message.text());
  });
  return page;
}

export async function aSignedInPage(person: Person, view: View = {}): Promise<WatchedPage> {
  const context = await aContext(view);
  await signIn(context, person);
  return aPage(context);
}
