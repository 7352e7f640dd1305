import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { sha256, wavOfSize } from '../support/audio';
import { accessibilityFindings } from '../support/axe';
import { aContext, aPage, aSignedInPage, signIn } from '../support/browser';
import { aTaskWithText, button, field, logIn, logOut, whereIs } from '../support/session';
import { api, aPerson, stack, type Person } from '../support/stack';
import { tasksOf, textOf } from '../support/tasks';

const MEBIBYTE = 1024 * 1024;
const PASSWORD = 'quite a long sentence 42';
const aNewAddress = () => `new-${crypto.randomUUID()}@example.org`;

/** For flows that only sign in and look. */
let anna: Person;
beforeAll(async () => {
  anna = await aPerson();
});

const account = (page: Page) => button(page, 'Account');
const wrong = (page: Page, label: string) => field(page, label).and(page.locator('[aria-invalid=true]'));

/** Counts calls of this method and path from now on. */
function count(page: Page, method: string, path: string): () => number {
  let calls = 0;
  page.on('request', (request) => {
    if (request.method() === method && new URL(request.url()).pathname === path) calls += 1;
  });
  return () => calls;
}

async function fillRegistration(page: Page, email: string, password: string, again = password): Promise<void> {
  await field(page, 'Email').fill(email);
  await field(page, 'Password').fill(password);
  await field(page, 'Password again').fill(again);
}

/** As a person in another browser would: this browser learns of it from the server. */
async function endAllSessions(person: Person): Promise<void> {
  const { items } = (await (await api(person, '/api/account/sessions')).json()) as { items: { id: string }[] };
  for (const { id } of items) await api(person, `/api/account/sessions/${id}`, { method: 'DELETE' });
}

test('somebody new registers, logs out, and comes back to the page that was asked for', async () => {
  const page = await aPage(await aContext());
  const email = aNewAddress();
  await page.goto('/');
  await page.getByRole('link', { name: 'Register' }).click();
  await page.getByText('8 to 128 characters').waitFor();
  await fillRegistration(page, email, PASSWORD);
  await page.getByText('Strong').waitFor();
  const registrations = count(page, 'POST', '/register');
  await button(page, 'Create the account').dblclick();
  await page.waitForURL('**/dashboard/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(registrations()).toBe(1);

  await logOut(page);
  await field(page, 'Email').waitFor();
  expect(whereIs(page)).toBe('/login/');
  await page.goto('/usage/?range=week');
  await page.waitForURL('**/login/**');
  expect(whereIs(page)).toBe(`/login/?next=${encodeURIComponent('/usage/?range=week')}`);
  expect(await page.getByText('Your session has expired').count()).toBe(0);
  await logIn(page, { email, password: PASSWORD });
  await page.getByRole('heading', { level: 1, name: 'Usage' }).waitFor();
  expect(whereIs(page)).toMatch(/^\/usage\//);
  expect(page.problems).toEqual([]);
});

test('scripts can read no token: cookies are for the server alone, the storage holds none', async () => {
  const page = await aPage(await aContext());
  await page.goto('/login/');
  await logIn(page, anna);
  await account(page).waitFor();
  const cookies = await page.context().cookies();
  expect(cookies.map(({ name }) => name).sort()).toEqual(['access', 'refresh']);
  expect(cookies.map(({ httpOnly, sameSite, path }) => `${httpOnly} ${sameSite} ${path}`).sort()).toEqual([
    'true Lax /',
    'true Strict /',
  ]);
  const stored = await page.evaluate(() => ({
    seen: document.cookie,
    kept: JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  }));
  expect(stored.seen).toBe('');
  expect(cookies.filter(({ value }) => stored.kept.includes(value))).toEqual([]);
  expect(stored.kept).not.toMatch(/eyJ|password|token/i);
});

test('a wrong pair is one error, the same for an unknown address; too many tell the wait', async () => {
  const person = await aPerson();
  const page = await aPage(await aContext());
  await page.goto('/login/');
  await logIn(page, { email: aNewAddress(), password: PASSWORD });
  const errors = page.getByRole('main').getByRole('alert');
  await errors.waitFor();
  const [unknown] = await errors.allInnerTexts();
  for (let attempt = 1; attempt <= 5; attempt++) {
    const answer = page.waitForResponse('**/api/session');
    await logIn(page, { email: person.email, password: `wrong ${attempt}` });
    expect((await answer).status()).toBe(401);
    await errors.waitFor();
    expect(await errors.allInnerTexts()).toEqual([unknown]);
  }
  expect(unknown).toContain('The email or the password is wrong');
  expect(whereIs(page)).toBe('/login/');

  await logIn(page, { email: person.email, password: 'wrong 6' });
  await page.getByText(/Wait \d+ seconds and try again/).waitFor();
  expect(await errors.count()).toBe(1);
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(page.problems).toEqual([]);
});

test.each([
  '//evil.example',
  'https://evil.example/',
  '/\\evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/login/',
])('after sign-in nobody is sent to %j', async (next) => {
  const page = await aPage(await aContext());
  const foreign: string[] = [];
  page.on('request', (request) => request.url().startsWith(stack.url) || foreign.push(request.url()));
  await page.goto(`/login/?next=${encodeURIComponent(next)}`);
  await logIn(page, anna);
  await account(page).waitFor();
  expect(whereIs(page)).toBe('/dashboard/');
  expect(foreign).toEqual([]);
  await page.context().close();
});

test('what is wrong with a registration stands on its field, before anything is sent', async () => {
  const page = await aPage(await aContext());
  await page.goto('/register/');
  const registrations = count(page, 'POST', '/register');
  const send = () => button(page, 'Create the account').click();
  for (const [email, password, again, label, words] of [
    ['', PASSWORD, PASSWORD, 'Email', 'Enter your email'],
    ['somebody', PASSWORD, PASSWORD, 'Email', 'This is not an email address'],
    [anna.email, 'seven77', 'seven77', 'Password', 'The password needs 8 to 128 characters'],
    [anna.email, PASSWORD, `${PASSWORD}!`, 'Password again', 'The two passwords differ'],
  ] as const) {
    await fillRegistration(page, email, password, again);
    await send();
    await page.getByText(words).waitFor();
    await wrong(page, label).waitFor();
    expect(await field(page, label).evaluate((input) => input === document.activeElement)).toBe(true);
  }
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(registrations()).toBe(0);

  // What only the server knows.
  await fillRegistration(page, anna.email.toUpperCase(), PASSWORD);
  await send();
  await page.getByText('This address already has an account').waitFor();
  await wrong(page, 'Email').waitFor();
  await fillRegistration(page, aNewAddress(), 'password123');
  await send();
  await page.getByText('This password is too common').waitFor();
  await wrong(page, 'Password').waitFor();
  expect(whereIs(page)).toBe('/register/');
  expect(page.problems).toEqual([]);
});

test('where registration is closed the page says so instead of asking', async () => {
  const page = await aPage(await aContext());
  await page.route('**/api/config', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), registrationOpen: false } });
  });
  await page.goto('/register/');
  await page.getByText('Registration is closed').waitFor();
  expect(await page.getByRole('textbox').count()).toBe(0);
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(page.problems).toEqual([]);
});

test('a form that is sent before its code has come puts no password into the address', async () => {
  const page = await aPage(await aContext());
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto('/register/', { waitUntil: 'commit' });
  const email = aNewAddress();
  await fillRegistration(page, email, PASSWORD);
  await field(page, 'Password again').press('Enter');
  await button(page, 'Create the account').dispatchEvent('click');
  expect(whereIs(page)).toBe('/register/');

  open();
  await button(page, 'Create the account').click();
  await page.waitForURL('**/dashboard/');
  expect(page.problems).toEqual([]);
});

test('a set-password link works once; unknown, used and expired ones look alike', async () => {
  const page = await aPage(await aContext());
  const dead = page.getByText('This link does not work');
  await page.goto('/set-password/');
  await dead.waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);

  await page.goto('/set-password/#no-such-token');
  await field(page, 'Password').waitFor();
  expect(whereIs(page)).toBe('/set-password/');
  await field(page, 'Password').fill(PASSWORD);
  await field(page, 'Password again').fill('another sentence');
  await button(page, 'Set the password').click();
  await page.getByText('The two passwords differ').waitFor();
  await field(page, 'Password again').fill(PASSWORD);
  await button(page, 'Set the password').click();
  await dead.waitFor();

  // No administrator is at hand to make a real one.
  let sent: unknown = null;
  await page.route('**/api/account/password-link', async (route) => {
    sent = route.request().postDataJSON();
    await route.fulfill({ status: 204 });
  });
  await page.goto('/login/');
  await page.goto('/set-password/#good-token');
  await field(page, 'Password').fill(PASSWORD);
  await field(page, 'Password again').fill(PASSWORD);
  await button(page, 'Set the password').click();
  await page.getByText('The password is set').waitFor();
  expect(sent).toEqual({ token: 'good-token', new: PASSWORD });
  await page.getByRole('link', { name: 'Log in' }).click();
  await field(page, 'Email').waitFor();
  expect(page.problems).toEqual([]);
});

test('a session that ends at rest leads to sign-in, says why, and back', async () => {
  const page = await aPage(await aContext());
  await page.goto('/login/');
  await logIn(page, anna);
  await account(page).waitFor();
  await page.context().clearCookies();
  await page.getByRole('navigation').getByRole('link', { name: 'API' }).first().click();
  await page.getByText('Your session has expired').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await logIn(page, anna);
  await page.getByRole('heading', { level: 1, name: 'API' }).waitFor();
  expect(whereIs(page)).toBe('/api-access/');
});

test('a session that ends during an edit is renewed over the page, and the edit is saved', async () => {
  const task = await aTaskWithText(anna, 'The first line.', 'The second line.');
  const page = await aSignedInPage(anna);
  await page.goto(`/task/?id=${task}`);
  await button(page, 'Edit').click();
  await page.getByText('The first line.').click();
  const text = page.getByRole('textbox', { name: 'Text of the segment' });
  await text.waitFor();
  await page.context().clearCookies();
  await text.fill('The first line, edited.');

  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByText(anna.email).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await field(page, 'Password').fill('not this one');
  await dialog.getByRole('button', { name: 'Log in' }).click();
  await dialog.getByText('The email or the password is wrong').waitFor();
  await field(page, 'Password').fill(anna.password);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });

  await page.getByText('Saved', { exact: true }).waitFor();
  expect(whereIs(page)).toBe(`/task/?id=${task}`);
  expect(await text.inputValue()).toBe('The first line, edited.');
  expect(await textOf(anna, task)).toContain('The first line, edited.');
  expect(page.problems).toEqual([]);
});

test('a session revoked during an upload is renewed over the page, and the upload ends whole', async () => {
  const person = await aPerson();
  const page = await aSignedInPage(person);
  const file = wavOfSize('revoked.wav', 20 * MEBIBYTE);
  await page.goto('/dashboard/');
  await page.getByText(/Up to .+ each/).waitFor();
  let parts = 0;
  await page.route('**/api/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH' && ++parts === 2) await endAllSessions(person);
    await route.continue();
  });
  await page.setInputFiles('[data-picker=files]', [file]);
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await field(page, 'Password').fill(person.password);
  await dialog.getByRole('button', { name: 'Log in' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('1 file sent').waitFor();
  expect((await tasksOf(person)).map(({ audio }) => audio.sha256)).toEqual([sha256(file)]);
  await page.locator('[role=status][data-state=live]').waitFor();
  expect(page.problems).toEqual([]);
});

test.each(['with locks', 'without locks'])('two tabs whose access runs out at once both stay in, %s', async (locks) => {
  const context = await aContext();
  if (locks === 'without locks')
    await context.addInitScript(() => void delete (Navigator.prototype as { locks?: LockManager }).locks);
  await signIn(context, anna);
  const tabs = [await aPage(context), await aPage(context)];
  for (const tab of tabs) {
    await tab.goto('/dashboard/');
    await account(tab).waitFor();
  }
  await context.clearCookies({ name: 'access' });
  const refreshes: number[] = [];
  context.on('response', (answer) => {
    if (answer.url().endsWith('/api/session/refresh')) refreshes.push(answer.status());
  });
  // Neither may ask for a new cookie before both have been refused.
  let refused = 0;
  let both = () => {};
  const gate = new Promise<void>((resolve) => (both = resolve));
  await context.route('**/api/usage**', async (route) => {
    const answer = await route.fetch();
    if (answer.status() === 401 && ++refused === 2) both();
    if (answer.status() === 401) await gate;
    await route.fulfill({ response: answer });
  });
  for (const tab of tabs) await tab.getByRole('navigation').getByRole('link', { name: 'Usage' }).first().click();
  for (const tab of tabs) await tab.getByText('Minutes of audio').first().waitFor();
  // Storage reaches another tab's process late: the second may renew once more, after the first and with its cookie.
  expect(refreshes.length).toBeGreaterThan(0);
  if (locks === 'with locks') expect(refreshes.filter((status) => status !== 204)).toEqual([]);
  for (const tab of tabs) {
    await tab.reload();
    await account(tab).waitFor();
    expect(whereIs(tab)).toMatch(/^\/usage\//);
    expect(tab.problems).toEqual([]);
  }
});

test('signing out in one tab signs the other out too', async () => {
  const context = await aContext();
  await signIn(context, anna);
  const [one, other] = [await aPage(context), await aPage(context)];
  for (const tab of [one, other]) {
    await tab.goto('/dashboard/');
    await account(tab).waitFor();
  }
  await logOut(one);
  await other.getByRole('navigation').getByRole('link', { name: 'Usage' }).first().click();
  await field(other, 'Email').waitFor();
  expect(whereIs(one)).toBe('/login/');
  expect(await one.getByText('Your session has expired').count()).toBe(0);
  for (const path of ['/api/session', '/api/tasks', '/api/account/sessions'])
    expect((await context.request.get(path)).status()).toBe(401);
});
