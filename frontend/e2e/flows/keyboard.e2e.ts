import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accessibilityFindings } from '../support/axe';
import { aContext, aPage } from '../support/browser';
import { HELLO } from '../support/fixtures';
import { tabTo } from '../support/keys';
import { button, field, whereIs } from '../support/session';
import { aPerson, api } from '../support/stack';

const PASSWORD = 'quite a long sentence 42';

test('everything from registration to sign-out works by keyboard, with the focus always visible', async () => {
  const page = await aPage(await aContext());
  const email = `keys-${crypto.randomUUID()}@example.org`;
  const { keyboard } = page;
  // Waits before the key is pressed, because the browser's own file dialog cannot be operated.
  const asked = page.waitForEvent('filechooser', { timeout: 0 });

  // The first Tab stop skips the header.
  await page.goto('/');
  await tabTo(page, page.getByRole('link', { name: 'Skip to the content' }));
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'Register' }));
  await keyboard.press('Enter');
  await tabTo(page, field(page, 'Email'));
  await keyboard.type(email);
  await tabTo(page, field(page, 'Password'));
  await keyboard.type(PASSWORD);
  await tabTo(page, field(page, 'Confirm password'));
  await keyboard.type(PASSWORD);
  await keyboard.press('Enter');
  await page.waitForURL('**/dashboard/');

  await page.getByText(/Up to .+ each/).waitFor();
  await tabTo(page, button(page, 'Choose files'));
  await keyboard.press('Enter');
  await (await asked).setFiles([HELLO]);
  const row = page
    .getByRole('main')
    .getByRole('table')
    .getByRole('link', { name: /hello\.flac/ });
  await page.getByRole('table').getByText('Done', { exact: true }).waitFor({ timeout: 60_000 });
  await tabTo(page, row);
  await keyboard.press('Enter');
  await page.waitForURL('**/task/?id=*');
  const task = new URL(page.url()).searchParams.get('id')!;

  await tabTo(page, button(page, 'Play'));
  await keyboard.press('Enter');
  await button(page, 'Pause').waitFor();
  await page
    .getByRole('slider', { name: 'Position in the recording' })
    .and(page.locator(':not([aria-valuenow="0"])'))
    .waitFor();
  await keyboard.press('Enter');
  await button(page, 'Play').waitFor();

  await tabTo(page, button(page, 'Edit'));
  await keyboard.press('KeyE');
  const text = page.getByRole('textbox', { name: 'Text of the segment' });
  await text.waitFor();
  await keyboard.press('Home');
  await keyboard.type('Edited by keys. ');
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await keyboard.press('Control+s');
  expect((await saved).status()).toBe(200);
  await page.getByText('Saved', { exact: true }).waitFor();
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  await text.waitFor({ state: 'detached' });

  await tabTo(page, page.getByRole('button', { name: /^Download/ }).last());
  const downloaded = page.waitForEvent('download');
  await keyboard.press('Enter');
  const srt = readFileSync(await (await downloaded).path(), 'utf8');
  const person = { email, password: PASSWORD, token: await tokenOf(email) };
  expect(srt).toBe(await (await api(person, `/api/tasks/${task}/transcript?format=srt`)).text());
  expect(srt).toContain('Edited by keys.');

  await tabTo(page, button(page, 'Account'), 'Shift+Tab');
  await keyboard.press('Enter');
  const logOut = page.getByRole('menuitem', { name: 'Sign out' });
  await logOut.waitFor();
  await keyboard.press('End');
  expect(await logOut.evaluate((item) => item === document.activeElement)).toBe(true);
  await keyboard.press('Enter');
  await field(page, 'Email').waitFor();
  expect(whereIs(page)).toBe('/login/');

  await tabTo(page, field(page, 'Email'));
  await keyboard.type(email);
  await tabTo(page, field(page, 'Password'));
  await keyboard.type(PASSWORD);
  await keyboard.press('Enter');
  await page.waitForURL('**/dashboard/');
  expect(page.problems).toEqual([]);
});

async function tokenOf(email: string): Promise<string> {
  const answer = await fetch(`${process.env.STACK_URL}/token`, {
    method: 'POST',
    body: new URLSearchParams({ username: email, password: PASSWORD }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

test('a phone user uploads and opens a recording by touch', async () => {
  const person = await aPerson();
  const page = await aPage(await aContext({ phone: true }));
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in' }).tap();
  await field(page, 'Email').tap();
  await page.keyboard.type(person.email);
  await field(page, 'Password').tap();
  await page.keyboard.type(person.password);
  await button(page, 'Sign in').tap();
  await page.getByText(/Up to .+ each/).waitFor();
  const asked = page.waitForEvent('filechooser');
  await button(page, 'Choose files').tap();
  await (await asked).setFiles([HELLO]);
  const card = page
    .getByRole('main')
    .getByRole('link', { name: /hello\.flac/ })
    .first();
  await page.getByRole('main').getByText('Done', { exact: true }).first().waitFor({ timeout: 60_000 });
  expect(await accessibilityFindings(page)).toEqual([]);
  await card.tap();
  await page.waitForURL('**/task/?id=*');
  await page
    .getByText(/speech to text/i)
    .first()
    .waitFor();
  await button(page, 'Play').tap();
  await button(page, 'Pause').tap();
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(page.problems).toEqual([]);
});
