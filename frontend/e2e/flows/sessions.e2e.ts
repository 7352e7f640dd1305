import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { sha256, wavOfSize } from '../support/audio';
import { accessibilityFindings } from '../support/axe';
import { aContext, aPage, aSignedInPage, signIn } from '../support/browser';
import { button, field, logIn, logOut, whereIs } from '../support/session';
import { api, aPerson, type Person } from '../support/stack';
import { tasksOf } from '../support/tasks';
import { aTextOf, textOf } from '../support/transcripts';

const MEBIBYTE = 1024 * 1024;

/** An account for flows that need none of their own. */
let anna: Person;
beforeAll(async () => {
  anna = await aPerson();
});

const account = (page: Page) => button(page, 'Account');

/** Ends the sessions from outside, as from another browser: this one learns of it only from the server. */
async function endAllSessions(person: Person): Promise<void> {
  const { items } = (await (await api(person, '/api/account/sessions')).json()) as { items: { id: string }[] };
  for (const { id } of items) await api(person, `/api/account/sessions/${id}`, { method: 'DELETE' });
}

test('a session that ends on an idle page leads to sign-in, says why, and returns', async () => {
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
  const task = await aTextOf(anna, 'The first line.', 'The second line.');
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
  await dialog.getByRole('button', { name: 'Sign in' }).click();
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

test('a session revoked during an upload is renewed over the page, and the upload completes', async () => {
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
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('1 file sent').waitFor();
  expect((await tasksOf(person)).map(({ audio }) => audio.sha256)).toEqual([sha256(file)]);
  await page.locator('[role=status][data-state=live]').waitFor();
  expect(page.problems).toEqual([]);
});

test.each(['with locks', 'without locks'])(
  'two tabs whose access cookie expires at the same time both stay signed in, %s',
  async (locks) => {
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
    // Neither tab may request a new cookie before both have got a 401.
    let rejected = 0;
    let both = () => {};
    const gate = new Promise<void>((resolve) => (both = resolve));
    await context.route('**/api/usage**', async (route) => {
      const answer = await route.fetch();
      if (answer.status() === 401 && ++rejected === 2) both();
      if (answer.status() === 401) await gate;
      await route.fulfill({ response: answer });
    });
    for (const tab of tabs) await tab.getByRole('navigation').getByRole('link', { name: 'Usage' }).first().click();
    for (const tab of tabs) await tab.getByText('Minutes of audio').first().waitFor();
    // Storage reaches the other tab's process late, so the second tab may renew once more, after the first one and with its cookie.
    expect(refreshes.length).toBeGreaterThan(0);
    if (locks === 'with locks') expect(refreshes.filter((status) => status !== 204)).toEqual([]);
    for (const tab of tabs) {
      await tab.reload();
      await account(tab).waitFor();
      expect(whereIs(tab)).toMatch(/^\/usage\//);
      expect(tab.problems).toEqual([]);
    }
  },
);

test('signing out in one tab also signs out the other', async () => {
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
