import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fileOf, sha256, wavOfSize } from '../support/audio';
import { accessibilityFindings } from '../support/axe';
import { aSignedInPage } from '../support/browser';
import { HELLO } from '../support/fixtures';
import { api, aPerson } from '../support/stack';
import { over, tasksOf } from '../support/tasks';
import { textOf } from '../support/transcripts';

const MEBIBYTE = 1024 * 1024;
const CHUNKED = 20 * MEBIBYTE;

const choose = (page: Page, ...files: string[]) => page.setInputFiles('[data-picker=files]', files);
const row = (page: Page, state: string) => page.locator(`[data-upload=${state}]`);
/** Hands over a file as another program would: the browser reads it, and the page gets it in an event. */
async function handOver(page: Page, path: string, kind: 'drop' | 'paste'): Promise<void> {
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'from-outside', hidden: true });
    document.body.append(input);
  });
  await page.setInputFiles('#from-outside', path);
  await page.evaluate((type) => {
    const input = document.getElementById('from-outside') as HTMLInputElement;
    const data = new DataTransfer();
    data.items.add(input.files![0]!);
    const happens = { bubbles: true, cancelable: true };
    const event =
      type === 'drop'
        ? new DragEvent('drop', { dataTransfer: data, ...happens })
        : new ClipboardEvent('paste', { clipboardData: data, ...happens });
    document.querySelector('h1')!.dispatchEvent(event);
    input.remove();
  }, kind);
}
const drop = (page: Page, path: string) => handOver(page, path, 'drop');
const paste = (page: Page, path: string) => handOver(page, path, 'paste');
const sent = (page: Page, words: RegExp) => page.getByText(words).waitFor();

/** Opens the dashboard and waits until it knows the server's limits. */
async function dashboard(page: Page): Promise<void> {
  await page.goto('/dashboard/');
  await page.getByText(/Up to .+ each/).waitFor();
}

test('a chosen file becomes a task with a text', async () => {
  const person = await aPerson();
  const page = await aSignedInPage(person);
  await dashboard(page);
  await choose(page, HELLO);
  await sent(page, /1 file sent/);

  const [task] = await tasksOf(person);
  expect((await over(person, task!.id)).status).toBe('success');
  expect((await textOf(person, task!.id)).toLowerCase()).toContain('speech to text');
  expect(page.problems).toEqual([]);
});

test('64 MiB arrive intact through two network failures', async () => {
  const person = await aPerson();
  const page = await aSignedInPage(person);
  const file = wavOfSize('long.wav', 64 * MEBIBYTE);
  await dashboard(page);
  let parts = 0;
  await page.route('**/api/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH') parts += 1;
    if (route.request().method() === 'PATCH' && (parts === 3 || parts === 6)) await route.abort('connectionreset');
    else await route.continue();
  });
  await choose(page, file);
  await sent(page, /1 file sent/);

  // Eight parts of 8 MiB, and the two that were interrupted.
  expect(parts).toBe(10);
  expect((await tasksOf(person)).map(({ audio }) => audio.sha256)).toEqual([sha256(file)]);
});

test('an upload waits while the browser is offline and continues by itself', async () => {
  const person = await aPerson();
  const page = await aSignedInPage(person);
  const file = wavOfSize('train.wav', CHUNKED);
  await dashboard(page);
  let cut = false;
  await page.route('**/api/uploads/*', async (route) => {
    if (cut || route.request().method() !== 'PATCH') return route.continue();
    cut = true;
    await page.context().setOffline(true);
    await route.abort('internetdisconnected');
  });
  await choose(page, file);
  await row(page, 'retrying').waitFor();
  await page.context().setOffline(false);
  await sent(page, /1 file sent/);
  expect((await tasksOf(person)).map(({ audio }) => audio.sha256)).toEqual([sha256(file)]);
});

test('after a reload, choosing the same file resumes the upload', async () => {
  const person = await aPerson();
  const page = await aSignedInPage(person);
  const file = wavOfSize('again.wav', CHUNKED);
  await dashboard(page);
  let parts = 0;
  let held = true;
  await page.route('**/api/uploads/*', async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    parts += 1;
    if (held && parts > 1) await route.abort('connectionreset');
    else await route.continue();
  });
  await choose(page, file);
  await row(page, 'retrying').waitFor();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByText('1 unfinished upload').waitFor();
  // The server has the first part of 8 MiB and has been asked.
  await page.getByText('again.wav: 40% of 21 MB').waitFor();

  held = false;
  parts = 0;
  await page.setInputFiles('[data-picker=left]', [HELLO]);
  await page.getByText('1 file matches no unfinished upload').waitFor();
  await page.setInputFiles('[data-picker=left]', [file]);
  await sent(page, /1 file sent/);

  expect(parts).toBe(2);
  expect((await tasksOf(person)).map(({ audio }) => audio.sha256)).toEqual([sha256(file)]);
});

for (const [way, bring] of Object.entries({ 'chosen as usual': undefined, dropped: drop, pasted: paste })) {
  test(`after a reload, the same file resumes the upload when it is ${way}`, async () => {
    const person = await aPerson();
    const page = await aSignedInPage(person);
    const path = wavOfSize(`${way.replaceAll(' ', '-')}.wav`, CHUNKED);
    const give = () => (bring ? bring(page, path) : choose(page, path));
    await dashboard(page);
    let parts = 0;
    let held = true;
    await page.route('**/api/uploads/*', async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      parts += 1;
      if (held && parts > 1) await route.abort('connectionreset');
      else await route.continue();
    });
    await give();
    await row(page, 'retrying').waitFor();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText('1 unfinished upload').waitFor();

    held = false;
    parts = 0;
    await give();
    await sent(page, /1 file sent/);
    expect(parts).toBe(2);
    await page.getByText('1 unfinished upload').waitFor({ state: 'detached' });
    expect((await tasksOf(person)).map(({ audio }) => audio.sha256)).toEqual([sha256(path)]);
    expect(await (await api(person, '/api/uploads')).json()).toEqual([]);
  });
}

test('a file the server rejected is not listed as unfinished and leaves nothing there', async () => {
  const person = await aPerson();
  const page = await aSignedInPage(person);
  await dashboard(page);
  await choose(page, fileOf('small.wav', 'no sound at all'), fileOf('large.wav', Buffer.alloc(CHUNKED, 'no sound')));
  await expect.poll(() => row(page, 'failed').count()).toBe(2);
  await expect.poll(async () => (await api(person, '/api/uploads')).json()).toEqual([]);
  await page.reload();
  await page.getByText(/Up to .+ each/).waitFor();
  const kept = () =>
    page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open('whisper-dashboard');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const all = opening.result.transaction('uploads').objectStore('uploads').count();
            all.onsuccess = () => resolve(all.result);
            all.onerror = () => reject(all.error);
          };
        }),
    );
  await expect.poll(kept).toBe(0);
});

test('unfinished uploads can be discarded, here and on the server', async () => {
  const person = await aPerson();
  const page = await aSignedInPage(person);
  await dashboard(page);
  await page.route('**/api/uploads/*', (route) => route.abort('connectionreset'));
  await choose(page, wavOfSize('drop.wav', CHUNKED));
  await row(page, 'retrying').waitFor();
  await page.unroute('**/api/uploads/*');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByRole('button', { name: 'Discard' }).click();
  const erased = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  expect((await erased).status()).toBe(204);
  await page.getByText('1 unfinished upload').waitFor({ state: 'detached' });
  expect(await (await api(person, '/api/uploads')).json()).toEqual([]);
});

test('one of five uploads is removed, and the others complete', async () => {
  const person = await aPerson();
  const page = await aSignedInPage(person);
  await dashboard(page);
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  await page.route('**/api/tasks', async (route) => {
    if (route.request().method() === 'POST') await gate;
    await route.continue().catch(() => {});
  });
  await choose(page, ...[1, 2, 3, 4, 5].map((n) => wavOfSize(`part-${n}.wav`, 100_000)));
  await page.getByRole('button', { name: 'Remove part-4.wav' }).click();
  open();
  await sent(page, /4 files sent/);
  expect((await tasksOf(person)).map(({ name }) => name).sort()).toEqual([1, 2, 3, 5].map((n) => `part-${n}.wav`));
});

test('a wrong type, an empty file and a too large file are rejected at once with the reason', async () => {
  const person = await aPerson();
  const page = await aSignedInPage(person);
  await page.route('**/api/config', async (route) => {
    const answer = await route.fetch();
    const config = (await answer.json()) as { limits: { maxUploadBytes: number } };
    config.limits.maxUploadBytes = 1_000_000;
    await route.fulfill({ response: answer, json: config });
  });
  await dashboard(page);
  await choose(page, fileOf('letter.txt', 'Dear'), fileOf('nothing.wav', ''), wavOfSize('huge.wav', 1_100_000));
  await page.getByText('3 files were not accepted').waitFor();
  await page.getByText('The server does not support this format').waitFor();
  await page.getByText('The file is empty').waitFor();
  await page.getByText('Larger than the limit of 1 MB').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(await tasksOf(person)).toEqual([]);
});

test('bytes that are not audio are rejected by the server in plain words', async () => {
  const page = await aSignedInPage(await aPerson());
  await dashboard(page);
  await choose(page, fileOf('fake.wav', 'this is not sound at all, whatever its name says'));
  await row(page, 'failed').waitFor();
  expect(await row(page, 'failed').getByRole('alert').innerText()).toMatch(/audio/i);
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('audio transcribed before is recognised, and sent only if the user wants it', async () => {
  const person = await aPerson();
  const page = await aSignedInPage(person);
  const file = wavOfSize('same.wav', 50_000);
  await dashboard(page);
  await choose(page, file);
  await sent(page, /1 file sent/);
  const [task] = await tasksOf(person);
  await over(person, task!.id);

  await choose(page, file);
  await row(page, 'duplicate').getByText('The same audio was already transcribed on').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Send anyway' }).dblclick();
  await sent(page, /2 files sent/);
  expect(await tasksOf(person)).toHaveLength(2);
});

test('a lost response does not create a second task', async () => {
  const person = await aPerson();
  const page = await aSignedInPage(person);
  await dashboard(page);
  let lost = 0;
  await page.route('**/api/tasks', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    // The server handles it, but the browser never gets the response.
    await route.fetch();
    await route.abort('connectionreset');
  });
  await choose(page, wavOfSize('once.wav', 60_000));
  await row(page, 'retrying').waitFor();
  await sent(page, /1 file sent/);
  expect(lost).toBe(1);
  expect(await tasksOf(person)).toHaveLength(1);
});

test('moving to another page interrupts nothing, and the tray shows the upload', async () => {
  const person = await aPerson();
  const page = await aSignedInPage(person);
  await dashboard(page);
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  await page.route('**/api/tasks', async (route) => {
    if (route.request().method() === 'POST') await gate;
    await route.continue();
  });
  await choose(page, wavOfSize('travel.wav', 70_000));
  await page.getByRole('navigation').getByRole('link', { name: 'Usage' }).first().click();
  const tray = page.getByRole('region', { name: 'Uploads' });
  await tray.getByText('1 file is being sent').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  open();
  await tray.getByText('1 file sent').waitFor();
  expect(await tasksOf(person)).toHaveLength(1);
});

test('files dropped anywhere on the page are accepted', async () => {
  const person = await aPerson();
  const page = await aSignedInPage(person);
  await dashboard(page);
  const bytes = [...(await import('node:fs')).readFileSync(wavOfSize('dropped.wav', 40_000))];
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(content)], 'dropped.wav', { type: 'audio/wav' }));
    const where = document.querySelector('h1')!;
    for (const name of ['dragenter', 'dragover', 'drop']) {
      where.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, bytes);
  await sent(page, /1 file sent/);
  expect((await tasksOf(person)).map(({ name }) => name)).toEqual(['dropped.wav']);
});

test('chosen options are sent, remembered, and can be reset', async () => {
  const person = await aPerson();
  const page = await aSignedInPage(person);
  await dashboard(page);
  await page.getByRole('button', { name: 'Language: auto', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Options' });
  await dialog.getByRole('searchbox', { name: 'Search for a language' }).fill('deutsch');
  await dialog.getByRole('radio', { name: /German/ }).check();
  await dialog.getByRole('radio', { name: /Translate to English/ }).check();
  await dialog.getByLabel('Names and terms').fill('Ada, Grace');
  expect(await accessibilityFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.reload();
  await page.getByRole('button', { name: 'German' }).waitFor();
  await choose(page, wavOfSize('lecture.wav', 30_000));
  await sent(page, /1 file sent/);
  const [task] = await tasksOf(person);
  expect(task!.options).toMatchObject({ language: 'de', task: 'translate', keywords: ['Ada', 'Grace'] });

  await page.getByRole('button', { name: 'German' }).click();
  await dialog.getByRole('button', { name: 'Reset' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Language: auto', exact: true }).waitFor();
  expect(page.problems).toEqual([]);
});
