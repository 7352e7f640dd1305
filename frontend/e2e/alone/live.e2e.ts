import type { Page, Route } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { spoken, wavOfSize } from '../support/audio';
import { accessibilityFindings } from '../support/axe';
import { aSignedInPage } from '../support/browser';
import { command, aPerson, stack, type Person } from '../support/stack';
import { aFinishedTask, aTask, over } from '../support/tasks';

const quiet = (name: string) => wavOfSize(name, 40_000);
const row = (page: Page, name: string) => page.locator('tr[data-task]').filter({ hasText: name });
const badge = (page: Page, words: string) => page.getByRole('banner').getByText(words, { exact: true }).waitFor();
const state = (page: Page, name: string, word: string) =>
  row(page, name).locator('[data-status]').getByText(word, { exact: true }).waitFor({ timeout: 60_000 });
const toasts = (page: Page) => page.locator('[data-sonner-toast]');

afterAll(async () => {
  if (!stack.control) return;
  await command('start-api');
  await command('start-worker');
});

async function dashboard(person: Person) {
  const page = await aSignedInPage(person);
  await page.goto('/dashboard/');
  await badge(page, 'Live');
  return page;
}

/** Records the times of the page's matching requests. */
function watch(page: Page, what: (url: string, method: string) => boolean): number[] {
  const asked: number[] = [];
  page.on('request', (request) => {
    if (what(new URL(request.url()).pathname, request.method())) asked.push(performance.now());
  });
  return asked;
}

const isList = (path: string, method: string) => path === '/api/tasks' && method === 'GET';

/** The intervals between them, in seconds. */
const pauses = (at: readonly number[]) => at.slice(1).map((moment, n) => (moment - at[n]!) / 1000);

/** Expects one request more than there are intervals, and none of the intervals shorter than given. */
function expectPauses(at: readonly number[], ...seconds: number[]): void {
  expect(at).toHaveLength(seconds.length + 1);
  pauses(at).forEach((pause, n) => expect(pause).toBeGreaterThan(seconds[n]! - 0.15));
}

/** Over HTTP/1.1 a browser allows six connections per host, for all tabs together. */
test('ten transcripts opened in the background do not use up the browser’s connections', async () => {
  const person = await aPerson();
  const { id } = await aFinishedTask(person, wavOfSize('long.wav', 20_000_000));
  const front = await dashboard(person);
  const context = front.context();
  await context.addInitScript(() => {
    Object.defineProperty(document, 'hidden', { get: () => !document.documentElement.hasAttribute('data-shown') });
  });
  const behind = await Promise.all(Array.from({ length: 10 }, () => context.newPage()));
  for (const page of behind) {
    await page.goto(`/task/?id=${id}`);
    await page.getByRole('region', { name: 'Player' }).waitFor();
  }
  await front.reload();
  for (const page of behind.slice(-3)) {
    await page.evaluate(() => {
      document.documentElement.setAttribute('data-shown', '');
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await badge(page, 'Live');
  }
  await row(front, 'long.wav').waitFor();
});

test.skipIf(!stack.control)(
  'the server stops and comes back: the badge shows it, nothing is lost, and no error pops up',
  async () => {
    const person = await aPerson();
    await aFinishedTask(person, quiet('before.wav'));
    const page = await dashboard(person);
    await row(page, 'before.wav').waitFor();
    const lists = watch(page, isList);
    const streams = watch(page, (path) => path === '/api/events');
    let most = 0;
    const count = setInterval(
      () =>
        void toasts(page)
          .count()
          .then(
            (now) => (most = Math.max(most, now)),
            () => {},
          ),
      250,
    );

    await command('stop-api');
    await badge(page, 'Reconnecting');
    await badge(page, 'Server unreachable');
    expect(await accessibilityFindings(page)).toEqual([]);
    // Data that has already loaded stays readable.
    await row(page, 'before.wav').waitFor();
    const polls = lists.length;
    await expect.poll(() => lists.length, { timeout: 40_000 }).toBeGreaterThanOrEqual(polls + 4);
    expect(Math.min(...pauses(lists.slice(polls)))).toBeGreaterThan(0.9);
    expect(Math.min(...pauses(streams))).toBeGreaterThan(2.9);

    await command('start-api');
    await aTask(person, quiet('after.wav'));
    await state(page, 'after.wav', 'Done');
    await badge(page, 'Live');
    await aTask(person, quiet('later.wav'));
    await state(page, 'later.wav', 'Done');
    clearInterval(count);
    expect(most).toBeLessThanOrEqual(1);
    expect(page.url()).toContain('/dashboard/');
    await page.getByRole('main').getByRole('alert').waitFor({ state: 'detached' });
  },
);

test.skipIf(!stack.control)(
  'a worker dies: its task waits, runs again and succeeds, and no error is shown',
  async () => {
    const person = await aPerson();
    const page = await dashboard(person);
    const seen: string[] = [];
    await page.exposeFunction('statusSeen', (status: string) => void (seen.at(-1) !== status && seen.push(status)));
    await page.evaluate(() => {
      const tell = () => {
        const status = document.querySelector('tr[data-task] [data-status]')?.getAttribute('data-status');
        if (status) (window as unknown as { statusSeen: (status: string) => void }).statusSeen(status);
      };
      new MutationObserver(tell).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    const speech = spoken(
      'speech.wav',
      'The committee discussed the budget, the calendar and the next steps. '.repeat(12),
    );
    const task = await aTask(person, speech, { language: 'en' });
    await state(page, 'speech.wav', 'Transcribing');
    await command('kill-worker');
    await state(page, 'speech.wav', 'Waiting');
    await command('start-worker');
    await state(page, 'speech.wav', 'Done');
    expect((await over(person, task.id)).status).toBe('success');
    expect(seen.filter((status) => !['queued', 'running', 'success'].includes(status))).toEqual([]);
    expect(seen.slice(-4)).toEqual(['running', 'queued', 'running', 'success']);
    expect(await page.getByRole('main').getByRole('alert').count()).toBe(0);
    expect(await toasts(page).count()).toBe(0);
    expect(page.problems).toEqual([]);
  },
);

test.skipIf(!stack.control)('without a worker a waiting task is not next in line, and the page says why', async () => {
  const person = await aPerson();
  const page = await dashboard(person);
  await command('kill-worker');
  await badge(page, 'No worker is ready');
  const task = await aTask(person, quiet('waits.wav'));
  await row(page, 'waits.wav').getByText('Waiting until a worker is ready').waitFor();
  expect(await row(page, 'waits.wav').getByText('Next in line').count()).toBe(0);
  expect(await accessibilityFindings(page)).toEqual([]);
  const second = await page.context().newPage();
  await second.goto(`/task/?id=${task.id}`);
  await second.getByRole('main').getByText('Waiting until a worker is ready').waitFor();
  await second.close();
  await command('start-worker');
  await state(page, 'waits.wav', 'Done');
  await badge(page, 'Live');
  expect(page.problems).toEqual([]);
});

test('without a network the badge says offline, not live', async () => {
  const page = await dashboard(await aPerson());
  await page.context().setOffline(true);
  await badge(page, 'Offline');
  await page.getByText('You are offline.').waitFor();
  expect(await page.getByRole('banner').getByText('Live', { exact: true }).count()).toBe(0);
  await page.context().setOffline(false);
  await badge(page, 'Live');
});

test('if only the events fail, the badge says slow updates, not server away', async () => {
  const page = await aSignedInPage(await aPerson());
  await page.route('**/api/events*', (route) => route.abort('connectionrefused'));
  await page.goto('/dashboard/');
  await badge(page, 'Slow updates');
  await page.unroute('**/api/events*');
});

const respondWith =
  (status: number, code: string, headers: Record<string, string> = {}) =>
  (route: Route) =>
    route.fulfill({
      status,
      headers: { 'Content-Type': 'application/problem+json', ...headers },
      body: JSON.stringify({
        type: `urn:whisperrest:${code}`,
        title: code,
        status,
        code,
        detail: code,
        requestId: 'r-1',
      }),
    });

const posts = (page: Page, answer: (route: Route) => unknown) =>
  page.route('**/api/tasks', (route) => (route.request().method() === 'POST' ? answer(route) : route.continue()));

test('a list that cannot be loaded says why and is not requested endlessly', async () => {
  const page = await aSignedInPage(await aPerson());
  await page.route(/\/api\/tasks\?/, (route) => route.abort('connectionrefused'));
  const lists = watch(page, isList);
  await page.goto('/dashboard/');
  await page.getByRole('alert').getByText('The server cannot be reached').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  // One attempt and three retries, each after a longer delay.
  expectPauses(lists, 1, 2, 4);

  await page.unroute(/\/api\/tasks\?/);
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await page.getByText('No transcripts yet').waitFor();
});

test('too many requests: the page waits as long as it was told', async () => {
  const page = await aSignedInPage(await aPerson());
  const lists = watch(page, isList);
  await page.route(/\/api\/tasks\?/, (route) =>
    lists.length > 2 ? route.continue() : respondWith(429, 'rate_limited', { 'Retry-After': '3' })(route),
  );
  await page.goto('/dashboard/');
  await page.getByText('No transcripts yet').waitFor();
  expectPauses(lists, 3, 3);
});

test('a full disk is reported once, in plain words, and the file can be sent again', async () => {
  const page = await dashboard(await aPerson());
  const sent = watch(page, (path, method) => path === '/api/tasks' && method === 'POST');
  await posts(page, respondWith(507, 'storage_full'));
  await page.setInputFiles('[data-picker=files]', [quiet('full.wav')]);
  await page.getByRole('alert').getByText('The server is out of storage space').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.unroute('**/api/tasks');
  await page.getByRole('button', { name: 'Send full.wav again' }).click();
  await page.getByText('1 file sent').waitFor();
  expect(sent).toHaveLength(2);
});

test('an upload that is told to slow down waits longer each time', async () => {
  const page = await dashboard(await aPerson());
  const sent = watch(page, (path, method) => path === '/api/tasks' && method === 'POST');
  await posts(page, (route) => (sent.length > 3 ? route.continue() : respondWith(503, 'unavailable')(route)));
  await page.setInputFiles('[data-picker=files]', [quiet('slow.wav')]);
  await page.getByText('The server is busy or starting').waitFor();
  await page.getByText('1 file sent').waitFor();
  expectPauses(sent, 1, 2, 4);
});

test('a session that ends leads to one renewal attempt, then to the sign-in page, and back', async () => {
  const person = await aPerson();
  const page = await dashboard(person);
  const refreshes = watch(page, (path) => path === '/api/session/refresh');
  await page.context().clearCookies();
  await page
    .getByRole('searchbox', { name: 'Search names and texts' })
    .or(page.getByText('No transcripts yet'))
    .waitFor();
  await page.getByRole('link', { name: 'Usage' }).first().click();
  await page.getByText('Your session has expired').waitFor();
  expect(refreshes.length).toBeLessThanOrEqual(2);
  expect(new URL(page.url()).searchParams.get('next')).toBe('/usage/');
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/usage\//);
});

test('a session that ends during an upload asks for the password over the page, and the upload completes', async () => {
  const person = await aPerson();
  const page = await dashboard(person);
  const sent = watch(page, (path, method) => path === '/api/tasks' && method === 'POST');
  await page.context().clearCookies();
  await page.setInputFiles('[data-picker=files]', [quiet('voice.wav')]);
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await dialog.getByLabel('Password', { exact: true }).fill(person.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('1 file sent').waitFor();
  expect(sent.length).toBeLessThanOrEqual(4);
});
