import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fileOf, wavOfSize } from '../support/audio';
import { accessibilityFindings } from '../support/axe';
import { aContext, aSignedInPage, signIn } from '../support/browser';
import { HELLO } from '../support/fixtures';
import { api, aPerson, stack, type Person } from '../support/stack';
import { aFinishedTask } from '../support/tasks';

const PASSWORD = 'a new horse for every stable';
const quiet = (name: string) => wavOfSize(name, 40_000);
/** A file that only starts like FLAC. */
const broken = () =>
  fileOf('broken.flac', Buffer.concat([Buffer.from('fLaC\0\0\0\x22', 'latin1'), Buffer.alloc(4096, 7)]));

async function settings(person: Person) {
  const page = await aSignedInPage(person);
  await page.goto('/settings/');
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  return page;
}

const saved = async (page: Page) => {
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.getByText('Saved', { exact: true }).waitFor({ state: 'detached' });
};

const form = (page: Page, title: string) =>
  page.locator('[data-slot=card]').filter({ has: page.getByText(title, { exact: true }) });

const statusOf = async (person: Person, path: string) =>
  (await fetch(stack.url + path, { headers: { Authorization: `Bearer ${person.token}` } })).status;

test('settings survive a reload, and those of the account apply in another browser', async () => {
  const person = await aPerson();
  const page = await settings(person);
  expect(await accessibilityFindings(page)).toEqual([]);
  const defaults = form(page, 'Default options of new tasks');
  await defaults.getByLabel('Spoken language').selectOption('ru');
  await defaults.getByLabel('Channels').selectOption('split');
  await defaults.getByLabel('Prompt').fill('Совещание о бюджете');
  await defaults.getByRole('button', { name: 'Save' }).click();
  await saved(page);
  const retention = form(page, 'How long things are kept');
  await retention.getByLabel('Audio, days').fill('400');
  await retention.getByRole('button', { name: 'Save' }).click();
  await retention.getByText('A whole number from 1 to 30').waitFor();
  await retention.getByLabel('Audio, days').fill('7');
  await retention.getByLabel('Texts, days').fill('90');
  await retention.getByRole('button', { name: 'Save' }).click();
  await saved(page);
  await page.getByRole('switch', { name: 'Single-key shortcuts' }).click();
  await form(page, 'Interface').getByLabel('Theme').selectOption('dark');
  const kept = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
  await form(page, 'Interface').getByLabel('Language').selectOption('ru');
  expect((await kept).status()).toBe(200);
  await page.getByRole('heading', { name: 'Настройки' }).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);

  await page.reload();
  await page.getByRole('heading', { name: 'Настройки' }).waitFor();
  expect(await page.locator('html').getAttribute('class')).toContain('dark');
  expect(await page.getByRole('switch').isChecked()).toBe(false);

  const other = await aSignedInPage(person);
  await other.goto('/settings/');
  await other.getByRole('heading', { name: 'Настройки' }).waitFor();
  expect(await other.locator('html').getAttribute('class')).not.toContain('dark');
  expect(await other.getByRole('switch').isChecked()).toBe(true);
  const others = form(other, 'Параметры новых задач по умолчанию');
  expect(await others.getByRole('combobox').first().inputValue()).toBe('ru');
  expect(await others.getByRole('textbox').inputValue()).toBe('Совещание о бюджете');
  const days = other.getByRole('spinbutton');
  expect([await days.nth(0).inputValue(), await days.nth(1).inputValue()]).toEqual(['7', '90']);

  // They apply to programs too.
  const { options } = await aFinishedTask(person, quiet('default.wav'));
  expect(options).toMatchObject({ language: 'ru', channels: 'split' });
  expect(page.problems).toEqual([]);
});

test('a new password signs out the other devices', async () => {
  const person = await aPerson();
  const other = await settings(person);
  const page = await settings(person);
  const card = form(page, 'Password');
  await card.getByLabel('Current password').fill('not this one');
  await card.getByLabel('New password', { exact: true }).fill(PASSWORD);
  await card.getByLabel('Confirm new password').fill('a different one');
  await card.getByRole('button', { name: 'Change the password' }).click();
  await card.getByText('The passwords do not match').waitFor();
  await card.getByLabel('Confirm new password').fill(PASSWORD);
  await card.getByRole('button', { name: 'Change the password' }).click();
  await card.getByText('This is not your password').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await card.getByLabel('Current password').fill(person.password);
  await card.getByRole('button', { name: 'Change the password' }).click();
  await card.getByText('The password is changed').waitFor();

  await other.getByText('Your session has expired').waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  const context = await aContext();
  await expect(signIn(context, person)).rejects.toThrow('401');
  await signIn(context, { ...person, password: PASSWORD });
});

test('devices are listed, and another one is signed out from here', async () => {
  const person = await aPerson();
  const other = await settings(person);
  const page = await settings(person);
  const devices = page.getByRole('list', { name: 'Signed-in devices' }).getByRole('listitem');
  await expect.poll(() => devices.count()).toBe(2);
  await devices
    .filter({ hasText: 'This device' })
    .getByText(/Chrome|Unknown program/)
    .waitFor();
  await page.getByRole('button', { name: /^Sign out: / }).click();
  await expect.poll(() => devices.count()).toBe(1);
  await other.getByText('Your session has expired').waitFor();
  expect(page.problems).toEqual([]);
});

test('only the most recently used of many devices are listed, and all of them on request', async () => {
  const person = await aPerson();
  for (let n = 0; n < 11; n++) await signIn(await aContext(), person);
  const page = await settings(person);
  const devices = page.getByRole('list', { name: 'Signed-in devices' }).getByRole('listitem');
  await expect.poll(() => devices.count()).toBe(8);
  await devices.filter({ hasText: 'This device' }).waitFor();
  await page.getByRole('button', { name: 'Show all 12' }).click();
  await expect.poll(() => devices.count()).toBe(12);
  expect(page.problems).toEqual([]);
});

test('deleting the account deletes its recordings and texts', async () => {
  const person = await aPerson();
  const task = await aFinishedTask(person, HELLO);
  const paths = ['', '/audio', '/transcript?format=text'].map((part) => `/api/tasks/${task.id}${part}`);
  for (const path of paths) expect(await statusOf(person, path)).toBe(200);
  const page = await settings(person);
  await page.getByRole('button', { name: 'Delete the account and all data' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete everything?' });
  await dialog.getByLabel('Current password').fill('a wrong guess');
  await dialog.getByRole('button', { name: 'Delete the account and all data' }).click();
  await dialog.getByText('This is not your password').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await dialog.getByLabel('Current password').fill(person.password);
  await dialog.getByRole('button', { name: 'Delete the account and all data' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
  for (const path of paths) await expect.poll(() => statusOf(person, path), { timeout: 30_000 }).toBeOneOf([401, 404]);
  await expect(signIn(await aContext(), person)).rejects.toThrow('401');
});

type Usage = { items: { bucket: string; tasks: number; failures: number; audioSeconds: number }[] };

test('usage counts the tasks, and each chart shows the same as its table', async () => {
  const person = await aPerson();
  for (const file of [HELLO, quiet('one.wav'), quiet('two.wav'), broken()]) await aFinishedTask(person, file);
  const page = await aSignedInPage(person);
  await page.goto('/usage/');
  const figure = (name: string) => page.locator(`[data-figure=${name}]`);
  await expect.poll(() => figure('tasks').innerText()).toBe('4');
  expect(await figure('failureRate').innerText()).toBe('25%');
  await page.getByRole('img', { name: /^Bar chart: Tasks, Day/ }).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);

  await page.getByLabel('Grouped by').selectOption('language');
  const row = page.getByRole('table').getByRole('row').filter({ hasText: 'English' });
  await row.waitFor();
  const today = new Date().toISOString().slice(0, 10);
  const path = `/api/usage?from=${today}&to=${today}&by=language`;
  const { items } = (await (await api(person, path)).json()) as Usage;
  const shown = await page
    .getByRole('table')
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((each) => [...each.children].slice(1, 4).map((cell) => cell.textContent)));
  const seconds = (value: number) => `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} s`;
  const wanted = items.map((each) => [seconds(each.audioSeconds), String(each.tasks), String(each.failures)]);
  expect(shown.sort()).toEqual(wanted.sort());
  expect(items.reduce((sum, each) => sum + each.tasks, 0)).toBe(4);

  // Each bar's tooltip shows the figures of its row.
  const chart = page.getByRole('img', { name: /^Bar chart: Tasks, Language/ });
  const bars = chart.locator('.recharts-bar-rectangle path');
  await bars.first().waitFor();
  const words = new Set<string>();
  for (const bar of await bars.all()) {
    await bar.hover({ force: true });
    words.add((await chart.locator('.recharts-tooltip-wrapper').innerText()).replace(/\s+/g, ' '));
  }
  const rows = await page.getByRole('table').locator('tbody tr').all();
  for (const each of rows) {
    const [name, , tasks, failed, cancelled] = await each.locator('th, td').allInnerTexts();
    const said = [...words].find((tooltip) => tooltip.startsWith(name!));
    const done = Number(tasks) - Number(failed) - Number(cancelled);
    for (const part of [`Done : ${done}`, `Failed : ${failed}`, `Cancelled : ${cancelled}`])
      expect(said).toContain(part);
  }
  await page.reload();
  await row.waitFor();
  expect(page.url()).toContain('by=language');
  expect(page.problems).toEqual([]);
});

test('users who are not administrators see no trace of the administration', async () => {
  const page = await settings(await aPerson());
  expect(await page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Account', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
  expect(await page.getByRole('menuitem', { name: 'Administration' }).count()).toBe(0);
  await page.goto('/admin/');
  await page.getByText('Not found').waitFor();
});
