import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { accessibilityFindings } from '../support/axe';
import { aContext, aPage } from '../support/browser';
import { button, field, logIn, logOut, whereIs } from '../support/session';
import { aPerson, stack, type Person } from '../support/stack';

const PASSWORD = 'quite a long sentence 42';
const aNewAddress = () => `new-${crypto.randomUUID()}@example.org`;

/** An account for flows that only sign in and read. */
let anna: Person;
beforeAll(async () => {
  anna = await aPerson();
});

const account = (page: Page) => button(page, 'Account');
const wrong = (page: Page, label: string) => field(page, label).and(page.locator('[aria-invalid=true]'));

/** Counts the requests with this method and path from now on. */
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
  await field(page, 'Confirm password').fill(again);
}

test('a new user registers, logs out, and returns to the requested page', async () => {
  const page = await aPage(await aContext());
  const email = aNewAddress();
  await page.goto('/');
  await page.getByRole('link', { name: 'Register' }).click();
  await page.getByText('8 to 128 characters').waitFor();
  await fillRegistration(page, email, PASSWORD);
  await page.getByText('Strong').waitFor();
  const registrations = count(page, 'POST', '/register');
  await button(page, 'Create account').dblclick();
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

test('scripts can read no token: cookies are HttpOnly, and storage contains none', async () => {
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

test('a wrong password and an unknown address give the same error; after too many attempts the page says how long to wait', async () => {
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
  // During its first second, a whole minute remains.
  await page.getByText(/Wait (\d+ seconds|about 1 minute) and try again/).waitFor();
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
])('after sign-in the user is not redirected to %j', async (next) => {
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

test('registration errors are shown at their fields before anything is sent', async () => {
  const page = await aPage(await aContext());
  await page.goto('/register/');
  const registrations = count(page, 'POST', '/register');
  const send = () => button(page, 'Create account').click();
  for (const [email, password, again, label, words] of [
    ['', PASSWORD, PASSWORD, 'Email', 'Enter your email'],
    ['no-at-sign', PASSWORD, PASSWORD, 'Email', 'This is not an email address'],
    [anna.email, 'seven77', 'seven77', 'Password', 'The password must have 8 to 128 characters'],
    [anna.email, PASSWORD, `${PASSWORD}!`, 'Confirm password', 'The passwords do not match'],
  ] as const) {
    await fillRegistration(page, email, password, again);
    await send();
    await page.getByText(words).waitFor();
    await wrong(page, label).waitFor();
    expect(await field(page, label).evaluate((input) => input === document.activeElement)).toBe(true);
  }
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(registrations()).toBe(0);

  // An error that only the server can find.
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

test('while registration is closed, the page says so instead of showing the form', async () => {
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

test('submitting a form before its code has loaded puts no password into the URL', async () => {
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
  await field(page, 'Confirm password').press('Enter');
  await button(page, 'Create account').dispatchEvent('click');
  expect(whereIs(page)).toBe('/register/');

  open();
  await button(page, 'Create account').click();
  await page.waitForURL('**/dashboard/');
  expect(page.problems).toEqual([]);
});

test('a set-password link works once; unknown, used and expired links look alike', async () => {
  const page = await aPage(await aContext());
  const dead = page.getByText('This link does not work');
  await page.goto('/set-password/');
  await dead.waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);

  await page.goto('/set-password/#no-such-token');
  await field(page, 'Password').waitFor();
  expect(whereIs(page)).toBe('/set-password/');
  await field(page, 'Password').fill(PASSWORD);
  await field(page, 'Confirm password').fill('another sentence');
  await button(page, 'Set the password').click();
  await page.getByText('The passwords do not match').waitFor();
  await field(page, 'Confirm password').fill(PASSWORD);
  await button(page, 'Set the password').click();
  await dead.waitFor();

  // There is no administrator here to create a real link.
  let sent: unknown = null;
  await page.route('**/api/account/password-link', async (route) => {
    sent = route.request().postDataJSON();
    await route.fulfill({ status: 204 });
  });
  await page.goto('/login/');
  await page.goto('/set-password/#good-token');
  await field(page, 'Password').fill(PASSWORD);
  await field(page, 'Confirm password').fill(PASSWORD);
  await button(page, 'Set the password').click();
  await page.getByText('Your new password is set').waitFor();
  expect(sent).toEqual({ token: 'good-token', new: PASSWORD });
  await page.getByRole('link', { name: 'Sign in' }).click();
  await field(page, 'Email').waitFor();
  expect(page.problems).toEqual([]);
});
