import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fileOf, spoken, wavOfSize } from '../support/audio';
import { accessibilityFindings } from '../support/axe';
import { aSignedInPage, type View } from '../support/browser';
import { HELLO } from '../support/fixtures';
import { aPerson, type Person } from '../support/stack';
import { aFinishedTask, aTask, over, tasksOf } from '../support/tasks';
import { saveText } from '../support/transcripts';
import { asVoiceMessage, voiceMessages } from '../support/voice-messages';
import { filesOfZip } from '../support/zip';

const NAMES = ['alpha.wav', 'beta.wav', 'gamma.wav', 'Совещание.wav'];
/** A file that only starts like FLAC: it passes the upload check and fails in the decoder. */
const broken = (name: string) =>
  fileOf(name, Buffer.concat([Buffer.from('fLaC\0\0\0\x22', 'latin1'), Buffer.alloc(4096, name)]));
const quiet = (name: string, bytes = 40_000) => wavOfSize(name, bytes);

const rows = (page: Page) => page.locator('tr[data-task]');
const row = (page: Page, name: string) => rows(page).filter({ hasText: name });
const names = (page: Page) => rows(page).getByRole('link').allInnerTexts();
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Selected tasks' });
const state = (page: Page, name: string, word: string) =>
  row(page, name).locator('[data-status]').getByText(word, { exact: true }).waitFor({ timeout: 60_000 });

async function dashboard(person: Person, path = '/dashboard/', view: View = {}) {
  const page = await aSignedInPage(person, view);
  await page.goto(path);
  await page.getByRole('heading', { name: 'Transcripts' }).waitFor();
  return page;
}

/** Waits until the list shows exactly these names in this order. */
async function shows(page: Page, wanted: readonly string[]): Promise<void> {
  await page
    .waitForFunction(
      (expected) =>
        JSON.stringify([...document.querySelectorAll('tr[data-task] p > a')].map((link) => link.textContent)) ===
        expected,
      JSON.stringify(wanted),
    )
    .catch(async (error: unknown) => {
      throw new Error(`${String(error)}: the list shows ${JSON.stringify(await names(page))}`);
    });
}

test('the list is filtered, searched, sorted and paged, and a reload keeps all of it', async () => {
  const person = await aPerson();
  const page = await dashboard(person);
  const tasks = [];
  for (const name of NAMES) tasks.push(await aFinishedTask(person, quiet(name)));
  const failed = await aFinishedTask(person, broken('broken.flac'));
  expect(failed.status).toBe('failure');
  await saveText(person, tasks[1]!.id, [{ start: 0, end: 1, text: 'Договор подписан вчера' }]);
  await shows(page, ['broken.flac', ...[...NAMES].reverse()]);

  await page.getByRole('button', { name: 'Failed, 1 task' }).click();
  await shows(page, ['broken.flac']);
  expect(page.url()).toContain('status=failure');
  await page.reload();
  await shows(page, ['broken.flac']);
  expect(await page.getByRole('button', { name: 'Failed, 1 task' }).getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('button', { name: 'All, 5 tasks' }).click();

  const search = page.getByRole('searchbox', { name: 'Search names and texts' });
  await search.fill('совещ');
  await shows(page, ['Совещание.wav']);
  await search.fill('ДОГОВОР');
  await shows(page, ['beta.wav']);
  await page.reload();
  await shows(page, ['beta.wav']);
  expect(await search.inputValue()).toBe('ДОГОВОР');
  await search.fill('a phrase without a match');
  await page.getByText('Nothing found').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await shows(page, ['broken.flac', ...[...NAMES].reverse()]);

  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
  await shows(page, ['alpha.wav', 'beta.wav', 'broken.flac', 'gamma.wav', 'Совещание.wav']);
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
  await shows(page, ['Совещание.wav', 'gamma.wav', 'broken.flac', 'beta.wav', 'alpha.wav']);
  await page.reload();
  await shows(page, ['Совещание.wav', 'gamma.wav', 'broken.flac', 'beta.wav', 'alpha.wav']);
  expect(page.url()).toContain('sort=-name');

  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByLabel('From', { exact: true }).fill('2001-01-01');
  await page.getByLabel('To', { exact: true }).fill('2001-12-31');
  await page.getByText('Nothing found').waitFor();
  expect(page.problems).toEqual([]);
});

test("paging back and forth works with the buttons, the browser's history and after a reload", async () => {
  const person = await aPerson();
  const made = Array.from({ length: 24 }, (_, n) => `part-${String(n + 1).padStart(2, '0')}.wav`);
  for (const name of made) await aTask(person, quiet(name));
  const newest = [...made].reverse();
  const page = await dashboard(person);
  await page.getByLabel('Per page').selectOption('10');
  await shows(page, newest.slice(0, 10));
  expect(page.url()).toContain('size=10');

  const next = page.getByRole('button', { name: 'Next', exact: true });
  await next.click();
  await shows(page, newest.slice(10, 20));
  await page.reload();
  await shows(page, newest.slice(10, 20));
  await next.click();
  await shows(page, newest.slice(20));
  expect(await next.isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Previous' }).click();
  await shows(page, newest.slice(10, 20));
  await next.click();
  await shows(page, newest.slice(20));
  await page.goBack();
  await shows(page, newest.slice(10, 20));
  // Two pages come before this one: the browser's back button must not count twice.
  await page.getByRole('button', { name: /Previous|First page/ }).click();
  await shows(page, newest.slice(0, 10));
  expect(page.problems).toEqual([]);
});

test('all tasks that match a filter are selected, deleted and restored', async () => {
  const person = await aPerson();
  const made = Array.from({ length: 12 }, (_, n) => `chosen-${String(n + 1).padStart(2, '0')}.wav`);
  for (const name of made) await aTask(person, quiet(name));
  await aFinishedTask(person, quiet('other.wav'));
  const page = await dashboard(person, '/dashboard/?size=10&q=chosen');
  await page.getByRole('checkbox', { name: 'Select this page' }).check();
  await bar(page).getByText('10 selected').waitFor();
  await page.keyboard.press('Escape');
  await bar(page).waitFor({ state: 'detached' });
  expect(await page.getByRole('checkbox', { name: 'Select this page' }).isChecked()).toBe(false);

  await page.getByRole('checkbox', { name: 'Select this page' }).check();
  await bar(page).getByRole('button', { name: 'Select all 12 found' }).click();
  await bar(page).getByText('12 selected').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await bar(page)
    .getByRole('button', { name: /^Delete/ })
    .click();
  await page.getByText('12 tasks deleted').waitFor();
  await page.getByText('Nothing found').waitFor();
  expect((await tasksOf(person)).map(({ name }) => name)).toEqual(['other.wav']);

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('12 tasks restored').waitFor();
  await shows(page, [...made].reverse().slice(0, 10));
  expect(await tasksOf(person)).toHaveLength(13);
  expect(page.problems).toEqual([]);
});

test('a failure shows the reason, advice and request id, and is retried without an upload', async () => {
  const person = await aPerson();
  const first = await aFinishedTask(person, broken('broken-1.flac'));
  await aFinishedTask(person, broken('broken-2.flac'));
  const page = await dashboard(person);
  const uploads: string[] = [];
  page.on('request', (request) => {
    const type = request.headers()['content-type'] ?? '';
    if (['POST', 'PUT', 'PATCH'].includes(request.method()) && !type.startsWith('application/json'))
      uploads.push(request.url());
  });
  const failed = row(page, 'broken-1.flac');
  await failed.getByText('The file cannot be read').waitFor();
  await failed.getByText('Check that it plays').waitFor();
  await failed.getByText('Details').click();
  await failed.getByText(first.requestId).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);

  await failed.getByRole('button', { name: 'Try again: broken-1.flac' }).click();
  await page.getByText('1 task restarted').waitFor();
  const [again] = await tasksOf(person);
  expect(again!.retryOf).toBe(first.id);
  await over(person, again!.id);

  await page.getByRole('checkbox', { name: 'Select broken-2.flac' }).check();
  await failed.last().getByRole('checkbox').check();
  await bar(page)
    .getByRole('button', { name: /^Try again/ })
    .click();
  await page.getByText('2 tasks restarted').waitFor();
  await bar(page).waitFor({ state: 'detached' });
  expect(await tasksOf(person)).toHaveLength(5);
  expect(uploads).toEqual([]);
  expect(page.problems).toEqual([]);
});

test('the menu of a row acts on its task and does not open the row', async () => {
  const person = await aPerson();
  await aFinishedTask(person, quiet('kept.wav'));
  await aFinishedTask(person, quiet('menu.wav'));
  const page = await dashboard(person);
  await shows(page, ['menu.wav', 'kept.wav']);
  const visited: string[] = [];
  page.on('framenavigated', (frame) => visited.push(new URL(frame.url()).pathname));
  const menu = async (item: string) => {
    await row(page, 'menu.wav').getByRole('button', { name: 'Actions for menu.wav' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const coming = page.waitForEvent('download');
  await menu('Text');
  expect((await coming).suggestedFilename()).toMatch(/^menu.*\.txt$/);
  // Clicking anything in the menu but an item closes it or does nothing.
  await row(page, 'menu.wav').getByRole('button', { name: 'Actions for menu.wav' }).click();
  await page.getByText('Download as').click();
  await page.keyboard.press('Escape');
  // A click outside the menu closes it and opens no other row.
  const closesBy = async (opener: Locator, item: string) => {
    await opener.click();
    await page.getByRole('menuitem', { name: item }).waitFor();
    await row(page, 'kept.wav').getByText('Done', { exact: true }).click();
    await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
  };
  await closesBy(row(page, 'menu.wav').getByRole('button', { name: 'Actions for menu.wav' }), 'Delete');
  await closesBy(page.getByRole('button', { name: 'Account' }), 'Settings');
  await menu('Delete');
  await page.getByText('1 task deleted').waitFor();
  await shows(page, ['kept.wav']);
  expect(visited.filter((path) => path !== '/dashboard/')).toEqual([]);
  expect(page.problems).toEqual([]);
});

test('a running task is cancelled in its row', async () => {
  const person = await aPerson();
  const long = spoken('speech.wav', 'The committee discussed the budget, the calendar and the next steps. '.repeat(60));
  const page = await dashboard(person);
  const task = await aTask(person, long, { language: 'en' });
  await state(page, 'speech.wav', 'Transcribing');
  await page.getByRole('progressbar', { name: 'Progress of speech.wav' }).waitFor();
  await page.getByRole('button', { name: 'Cancel: speech.wav' }).click();
  await state(page, 'speech.wav', 'Cancelled');
  expect((await over(person, task.id)).status).toBe('cancelled');
  expect(await row(page, 'speech.wav').innerText()).not.toContain('real time');
  // It counts as cancelled, not as done.
  await page.goto('/usage/');
  const used = page.getByRole('table').getByRole('row').nth(1);
  const cell = async (name: string) => {
    const heads = await page.getByRole('columnheader').allInnerTexts();
    return used.locator('th, td').nth(heads.indexOf(name)).innerText();
  };
  await used.waitFor();
  expect(await cell('Tasks')).toBe('1');
  expect(await cell('Cancelled')).toBe('1');
  expect(await cell('Failed')).toBe('0');
  expect(page.problems).toEqual([]);
});

test('a task shows the same length, time and speed in the list and on its page', async () => {
  const person = await aPerson();
  const { id } = await aFinishedTask(person, HELLO, { language: 'en', name: 'one.flac' });
  const page = await dashboard(person);
  const told = await row(page, 'one.flac').innerText();
  const [time, speed] = [/\d+:\d\d(?=\n.*× real time)/.exec(told)?.[0], /[\d.]+(?=× real time)/.exec(told)?.[0]];
  const length = await row(page, 'one.flac').getByRole('cell').nth(4).innerText();
  await page.goto(`/task/?id=${id}`);
  const fact = (name: string) => page.locator('dt', { hasText: name }).locator('+ dd').innerText();
  await page.locator('dt', { hasText: 'Took' }).waitFor();
  expect([await fact('Length'), await fact('Took')]).toEqual([length, time]);
  expect(await fact('Speed')).toContain(speed);
  await page.getByText(` / ${length}`).first().waitFor();
});

test('nothing moves under the pointer while new tasks arrive', async () => {
  const person = await aPerson();
  await aFinishedTask(person, quiet('older.wav'));
  const page = await dashboard(person);
  await shows(page, ['older.wav']);
  await row(page, 'older.wav').hover();
  const before = await row(page, 'older.wav').boundingBox();
  await aTask(person, quiet('newer.wav'));
  const more = page.getByRole('button', { name: 'Show 1 new task' });
  await more.waitFor();
  await shows(page, ['older.wav']);
  expect((await row(page, 'older.wav').boundingBox())!.y).toBe(before!.y);
  await page.mouse.move(0, 0);
  await shows(page, ['newer.wav', 'older.wav']);
  expect(await more.count()).toBe(0);
});

test('a user without tasks can try the sample, which is really transcribed', async () => {
  const person = await aPerson();
  const page = await dashboard(person);
  await page.getByText('No transcripts yet').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Try the sample' }).click();
  await state(page, 'hello.flac', 'Done');
  await row(page, 'hello.flac')
    .getByText(/speech to text/i)
    .waitFor();
  await row(page, 'hello.flac').getByText('English').waitFor();
  await row(page, 'hello.flac').getByText('Done', { exact: true }).click();
  await page.waitForURL(/\/task\/\?id=/);
  expect(page.problems).toEqual([]);
});

test('phones show cards with the same actions', async () => {
  const person = await aPerson();
  await aFinishedTask(person, quiet('pocket.wav'));
  const page = await dashboard(person, '/dashboard/', { phone: true });
  const card = page.getByRole('list', { name: 'Transcripts' }).getByRole('listitem').filter({ hasText: 'pocket.wav' });
  await card.getByText('Done', { exact: true }).waitFor({ timeout: 60_000 });
  expect(await page.getByRole('table').count()).toBe(0);
  await card.getByRole('checkbox').check();
  await bar(page).getByText('1 selected').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await bar(page).getByRole('button', { name: 'Clear the selection' }).click();
  await card.getByRole('button', { name: 'Actions for pocket.wav' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).waitFor();
  await card.getByRole('link', { name: 'pocket.wav' }).tap();
  await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
  expect(new URL(page.url()).pathname).toBe('/dashboard/');
  await card.getByRole('button', { name: 'Actions for pocket.wav' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByText('1 task deleted').waitFor();
  await card.waitFor({ state: 'detached' });
});

test('a hundred voice messages become one zip of a hundred texts', { timeout: 300_000 }, async () => {
  const person = await aPerson();
  const page = await dashboard(person);
  await page.getByText(/Up to .+ each/).waitFor();
  const messages = [...voiceMessages(99), asVoiceMessage('привет.ogg', HELLO)];
  await page.setInputFiles('[data-picker=files]', messages);
  await page.getByText('100 files sent').waitFor({ timeout: 90_000 });
  await page.goto('/dashboard/?size=100');
  await page.getByRole('button', { name: 'Done, 100 tasks' }).waitFor({ timeout: 120_000 });

  await page.getByRole('checkbox', { name: 'Select this page' }).check();
  await bar(page).getByText('100 selected').waitFor();
  await bar(page)
    .getByRole('button', { name: /^Download/ })
    .click();
  const coming = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Download the zip' }).click();
  const files = filesOfZip((await (await coming).path())!);
  expect([...files.keys()].filter((name) => name.endsWith('.txt') && name !== '_skipped.txt')).toHaveLength(100);
  expect(files.get('привет.txt')?.toLowerCase()).toContain('speech to text');
  expect(page.problems).toEqual([]);
});
