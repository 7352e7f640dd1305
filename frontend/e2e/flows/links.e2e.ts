import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page, Route } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { wavOfSize } from '../support/audio';
import { accessibilityFindings } from '../support/axe';
import { aContext, aPage, aSignedInPage } from '../support/browser';
import { button, field, logIn, whereIs } from '../support/session';
import { api, aPerson, stack, type Person } from '../support/stack';
import { aTextOf, textOf } from '../support/transcripts';

let anna: Person;
let task: string;
beforeAll(async () => {
  anna = await aPerson();
  task = await aTextOf(anna, 'The first line.', 'The second line.');
});

const PUBLIC = { '/': /own machine/, '/login': 'Sign in', '/register': 'Register', '/set-password': 'Set a password' };
const PRIVATE = {
  '/dashboard': 'Dashboard',
  '/usage': 'Usage',
  '/api-access': 'API',
  '/settings': 'Settings',
  // For users who are not administrators.
  '/admin': 'Not found',
};
const SHARED = { '/shared': /./ };

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
/** The tab's title consists of this name and the product's. */
const titled = (page: Page, name: string) =>
  page.waitForFunction((wanted) => document.title.startsWith(wanted) && document.title.includes(' · '), name);
const visit = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();

test('the lists above contain every page', () => {
  const app = fileURLToPath(new URL('../../src/app', import.meta.url));
  const pages = (readdirSync(app, { recursive: true }) as string[])
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\([a-z]+\)\//, '').replace(/\/?page\.tsx$/, '')}`);
  expect(pages.sort()).toEqual([...Object.keys({ ...PUBLIC, ...PRIVATE, ...SHARED }), '/task'].sort());
});

test('every public page opens by its URL, and again after a reload', async () => {
  const page = await aPage(await aContext());
  for (const [path, name] of Object.entries({ ...PUBLIC, ...SHARED })) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    await heading(page, name).waitFor();
    expect(whereIs(page)).toBe(path.replace(/\/?$/, '/'));
    await titled(page, path === '/' ? 'Speech to text' : await heading(page, name).innerText());
    await page.reload();
    await heading(page, name).waitFor();
  }
  expect(page.problems).toEqual([]);
});

test('every private page opens by its URL, and again after a reload', async () => {
  const page = await aSignedInPage(anna);
  for (const [path, name] of Object.entries({ ...PRIVATE, [`/task?id=${task}`]: 'talk.wav' })) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    await heading(page, name).waitFor();
    expect(whereIs(page)).toBe(path.replace(/(\?|$)/, '/$1'));
    if (!path.startsWith('/task')) await titled(page, name);
    await page.reload();
    await heading(page, name).waitFor();
  }
  await page.goBack();
  await heading(page, PRIVATE['/admin']).waitFor();
  await page.goForward();
  await heading(page, 'talk.wav').waitFor();
  expect(page.problems).toEqual([]);
});

test('no id, an unknown id and another user’s id look the same', async () => {
  const other = await aPerson();
  const foreign = await aTextOf(other, 'Only the owner may read this.');
  const page = await aSignedInPage(anna);
  const seen = new Set<string>();
  for (const query of ['', '?id=', '?id=7', '?id=%3Cscript%3E', `?id=${crypto.randomUUID()}`, `?id=${foreign}`]) {
    await page.goto(`/task${query}`);
    await page.getByText('It does not exist, was deleted, or belongs to another user.').waitFor();
    seen.add(`${await page.title()} ${await page.getByRole('main').innerText()}`);
  }
  expect([...seen]).toHaveLength(1);
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByRole('main').getByRole('link').click();
  await heading(page, 'Dashboard').waitFor();
  expect(page.problems).toEqual([]);
});

test.each([
  { locale: 'en', name: 'Not found', home: 'Go to the start page' },
  { locale: 'ru', name: 'Такой страницы нет', home: 'На главную' },
] as const)('an unknown address shows “not found”, $locale', async ({ locale, name, home }) => {
  const page = await aPage(await aContext({ locale }));
  for (const path of ['/nothing-here', '/nothing/here/at/all', '/login/nothing', '/tasks?id=1']) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await heading(page, name).waitFor();
  }
  await titled(page, name);
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByRole('link', { name: home }).click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(page.problems).toEqual([]);

  const answer = await page.request.get('/api/nothing-here');
  expect([answer.status(), answer.headers()['content-type']]).toEqual([404, 'application/problem+json']);
});

test.each(['middleware', 'src/middleware', 'pages/_middleware', Array(5).fill('middleware').join(':')])(
  'the forged header x-middleware-subrequest: %s gives no access',
  async (forged) => {
    const context = await aContext();
    const headers = { 'x-middleware-subrequest': forged };
    for (const path of [
      '/api/session',
      '/api/tasks',
      `/api/tasks/${task}`,
      `/api/tasks/${task}/transcript`,
      '/api/admin/users',
    ])
      expect((await context.request.get(path, { headers })).status(), path).toBe(401);
    for (const path of [...Object.keys(PRIVATE), '/task']) {
      const plain = await context.request.get(`${path}/`);
      const answer = await context.request.get(`${path}/`, { headers });
      expect([answer.status(), await answer.text()], path).toEqual([200, await plain.text()]);
    }
    await context.setExtraHTTPHeaders(headers);
    const page = await aPage(context);
    await page.goto(`/task/?id=${task}`);
    await field(page, 'Email').waitFor();
    expect(whereIs(page)).toBe(`/login/?next=${encodeURIComponent(`/task/?id=${task}`)}`);
    await context.close();
  },
);

/** Makes the files that this page has not loaded yet disappear, until it loads the new build. @returns how many it missed */
async function makeOutdated(page: Page): Promise<() => number> {
  let missed = 0;
  const gone = (route: Route) => {
    missed += 1;
    return route.fulfill({ status: 404, contentType: 'text/plain', body: 'not found' });
  };
  await page.route('**/_next/static/chunks/**', gone);
  await page.route(
    (url) => !url.pathname.startsWith('/_next/'),
    async (route) => {
      if (route.request().isNavigationRequest()) await page.unroute('**/_next/static/chunks/**', gone);
      await route.fallback();
    },
  );
  return () => missed;
}

/** Opens a page and waits until its prefetching has finished. */
async function openQuietly(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('[role=status][data-state=live]').waitFor();
}

/** Counts full page loads from now on. */
function loadsOf(page: Page): () => number {
  let loads = 0;
  page.on('load', () => (loads += 1));
  return () => loads;
}

test('an idle old tab loads the new build by itself, once', async () => {
  const page = await aSignedInPage(anna);
  await openQuietly(page, '/dashboard/');
  const loads = loadsOf(page);
  const missed = await makeOutdated(page);
  await visit(page, 'Usage');
  await page.waitForEvent('load');
  await heading(page, 'Usage').waitFor();
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  expect(whereIs(page)).toMatch(/^\/usage\//);
  expect(loads()).toBe(1);
  expect(missed()).toBeGreaterThan(0);
});

test('a page of an older build whose first scripts are gone reloads once', async () => {
  const page = await aSignedInPage(anna);
  let reads = 0;
  let shown = 0;
  let back = Infinity;
  page.on('request', (request) => request.isNavigationRequest() && (reads += 1));
  page.on('framenavigated', (frame) => frame === page.mainFrame() && (shown += 1));
  await page.route('**/_next/static/chunks/**', (route) =>
    reads < back ? route.fulfill({ status: 404, contentType: 'text/plain', body: 'not found' }) : route.fallback(),
  );
  await page.goto('/dashboard/', { waitUntil: 'commit' });
  await expect.poll(() => shown).toBe(2); // from here on a script of ours runs in the second page
  await page.waitForLoadState();
  expect(reads, 'a build that stays broken is not read for ever').toBe(2);
  await page.evaluate(() => sessionStorage.clear());
  back = 4;
  await page.goto('/dashboard/', { waitUntil: 'commit' });
  await heading(page, 'Dashboard').waitFor();
  expect(reads).toBe(4);
});

test('an old tab with an upload in progress suggests the new build and interrupts nothing', async () => {
  const person = await aPerson();
  await aTextOf(person, 'One task is there already.');
  const page = await aSignedInPage(person);
  await openQuietly(page, '/dashboard/');
  await page.getByText(/Up to .+ each/).waitFor();
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  await page.route('**/api/tasks', async (route) => {
    if (route.request().method() === 'POST') await gate;
    await route.continue();
  });
  await page.setInputFiles('[data-picker=files]', [wavOfSize('alive.wav', 60_000)]);
  await page.getByText('alive.wav').first().waitFor();
  const loads = loadsOf(page);
  await makeOutdated(page);
  await visit(page, 'Usage');
  const alert = page.getByRole('main').getByRole('alert');
  await alert.getByText('A new version is ready').waitFor();
  await alert.getByText('Finish what you are doing, then reload the page.').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);

  open();
  await page.getByText('1 file sent').waitFor();
  expect(loads()).toBe(0);
  await button(page, 'Reload').click();
  await heading(page, 'Usage').waitFor();
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  const { items } = (await (await api(person, '/api/tasks')).json()) as { items: unknown[] };
  expect(items).toHaveLength(2);
});

test('an edit that an old tab could not save is still there in the new build', async () => {
  const own = await aTextOf(anna, 'Before the edit.');
  const page = await aSignedInPage(anna);
  await openQuietly(page, `/task/?id=${own}`);
  await button(page, 'Edit').click();
  await page.getByText('Before the edit.').click();
  await page.route('**/transcript', (route) =>
    route.request().method() === 'PUT' ? route.abort('connectionrefused') : route.continue(),
  );
  await page.getByRole('textbox', { name: 'Text of the segment' }).fill('An edit that must not be lost.');
  await page.getByText(/^Not saved/).waitFor();
  await makeOutdated(page);
  page.on('dialog', (dialog) => void dialog.accept());
  await visit(page, 'Usage');
  await page.waitForEvent('load');
  await heading(page, 'Usage').waitFor();
  await page.unroute('**/transcript');
  await page.goto(`/task/?id=${own}`);
  await page.getByText('An edit that must not be lost.').waitFor();
  await page.getByText('Saved', { exact: true }).waitFor();
  expect(await textOf(anna, own)).toContain('An edit that must not be lost.');
});

test('an old sign-in page says that there is a new version, not that the server is away', async () => {
  const page = await aPage(await aContext());
  await page.goto('/login/', { waitUntil: 'networkidle' });
  const missed = await makeOutdated(page);
  await logIn(page, anna);
  await page.getByText('A new version is ready').waitFor();
  expect(missed()).toBeGreaterThan(0);
  await page.reload();
  await logIn(page, anna);
  await heading(page, 'Dashboard').waitFor();
  expect(new URL(page.url()).origin).toBe(stack.url);
});
