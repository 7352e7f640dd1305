import { readFileSync } from 'node:fs';
import type { Download } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityFindings } from '../support/axe';
import { aContext, aPage, aSignedInPage } from '../support/browser';
import { listen, ready } from '../support/sound';
import { api, aPerson } from '../support/stack';
import { edit, segments, segmentWith, openTask, part } from '../support/task-page';
import { aTalk, openTalk } from '../support/talk';
import { aTask } from '../support/tasks';
import { aTextOf, textsOf } from '../support/transcripts';
import { oneVoice } from '../support/wav';

test('exports match what the API writes: one file, several at once, copied, previewed', async () => {
  const { page, person, id } = await openTalk();
  const written = async (query: string) => (await api(person, `/api/tasks/${id}/transcript?${query}`)).text();
  const read = async (file: Download) => readFileSync((await file.path())!, 'utf8');
  const panel = await part(page, 'Export');
  const first = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Download', exact: true }).click();
  expect((await first).suggestedFilename()).toBe('Короткий тест.srt');
  expect(await read(await first)).toBe(await written('format=srt'));

  const files: Download[] = [];
  page.on('download', (file) => files.push(file));
  await panel.getByLabel('Text (.txt)').check();
  await panel.getByLabel('With times', { exact: true }).check();
  await panel.getByLabel('WebVTT (.vtt)').check();
  await panel.getByLabel('Word (.docx)').check();
  await panel.getByLabel('File name').fill('{date} {name} ({language})');
  await panel.getByRole('button', { name: 'Download 4 files' }).click();
  await expect.poll(() => files.length).toBe(4);
  const date = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format();
  expect(files.map((file) => file.suggestedFilename()).sort()).toEqual(
    ['docx', 'srt', 'txt', 'vtt'].map((ending) => `${date} Короткий тест (en).${ending}`),
  );
  const ending = (name: string) => files.find((file) => file.suggestedFilename().endsWith(name))!;
  expect(await read(ending('.txt'))).toBe(await written('format=text&times=true'));
  expect(await read(ending('.vtt'))).toBe(await written('format=vtt'));
  expect(
    readFileSync((await ending('.docx').path())!)
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');

  await panel.getByRole('button', { name: 'Preview' }).click();
  await panel.getByRole('region', { name: 'Preview of WebVTT (.vtt)' }).getByText('WEBVTT').waitFor();
  await panel.getByRole('button', { name: 'Copy the text' }).click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(clipboard).toBe(await written('format=text'));
  await panel.getByRole('button', { name: 'Copy with times' }).click();
  await expect.poll(clipboard).toBe(await written('format=text&times=true'));
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(page.problems).toEqual([]);
});

test('a share link opens with the audio for signed-out readers, and stops working when it is revoked', async () => {
  const { page, transcript } = await openTalk();
  const panel = await part(page, 'Share');
  await panel.getByLabel('With the audio').check();
  await panel.getByRole('button', { name: 'Create link' }).click();
  const address = await panel.getByLabel('Address of the link').inputValue();
  expect(await accessibilityFindings(page)).toEqual([]);

  const reader = await aPage(await aContext());
  const asked: string[] = [];
  reader.on('request', (request) => asked.push(request.url().replace(/#.*/, '')));
  await listen(reader);
  await reader.goto(address);
  await segmentWith(reader, transcript.segments[0]!.text).waitFor();
  await ready(reader);
  await reader.keyboard.press('Space');
  await reader.waitForFunction(() => window.heard.currentTime > 0.5);
  await reader.keyboard.press('Space');
  expect(await reader.locator('meta[name=robots]').getAttribute('content')).toContain('noindex');
  const file = reader.waitForEvent('download');
  await reader.getByRole('link', { name: 'SubRip (.srt)' }).click();
  expect(readFileSync((await (await file).path())!, 'utf8')).toContain('-->');
  expect(await accessibilityFindings(reader)).toEqual([]);
  await reader.reload();
  await ready(reader);
  // Proxies log URLs, so a URL alone must not give access.
  for (const path of ['', '/audio', '/peaks'])
    expect(
      asked.filter((url) => new RegExp(`/api/shared/[0-9a-f-]{36}${path}(\\?|$)`).test(url)),
      path,
    ).not.toEqual([]);
  expect(asked.filter((url) => url.includes(new URL(address).hash.slice(1)))).toEqual([]);
  expect(reader.problems).toEqual([]);

  await panel.getByRole('listitem').getByRole('button', { name: 'Revoke' }).click();
  await panel.getByRole('listitem').waitFor({ state: 'detached' });
  await reader.reload();
  await reader.getByRole('heading', { name: 'This link does not work' }).waitFor();
  const revoked = await reader.getByRole('main').innerText();
  await reader.goto('/shared/#an-unknown-link');
  await reader.reload();
  await reader.getByRole('heading', { name: 'This link does not work' }).waitFor();
  expect(await reader.getByRole('main').innerText()).toBe(revoked);
  expect(await accessibilityFindings(reader)).toEqual([]);
  expect(page.problems).toEqual([]);
});

test('two links are read in two tabs side by side, again after a reload', async () => {
  const person = await aPerson();
  const context = await aContext();
  const tabs = await Promise.all(
    ['The first text', 'The second text'].map(async (text) => {
      const task = await aTextOf(person, text);
      const headers = { 'Content-Type': 'application/json' };
      const made = await api(person, `/api/tasks/${task}/shares`, { method: 'POST', headers, body: '{}' });
      const { url } = (await made.json()) as { url: string };
      return { text, url, page: await aPage(context) };
    }),
  );
  for (const { page, url } of tabs) await page.goto(url);
  for (const { page, text } of tabs) await segmentWith(page, text).waitFor();
  for (const { page, text } of tabs) {
    await page.reload();
    await segmentWith(page, text).waitFor();
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: 'SubRip (.srt)' }).click();
    expect(readFileSync((await (await file).path())!, 'utf8')).toContain(text);
    expect(page.problems).toEqual([]);
  }
});

test('a link without the audio has no player', async () => {
  const { page, transcript } = await openTalk();
  const panel = await part(page, 'Share');
  await panel.getByRole('button', { name: 'Create link' }).click();
  const reader = await aPage(await aContext());
  await reader.goto(await panel.getByLabel('Address of the link').inputValue());
  await segmentWith(reader, transcript.segments[0]!.text).waitFor();
  expect(await reader.getByRole('region', { name: 'Player' }).count()).toBe(0);
});

test('transcribing again with other options creates a new task and leaves the edited text alone', async () => {
  const person = await aPerson();
  const id = await aTextOf(person, 'My own words');
  const page = await aSignedInPage(person);
  await openTask(page, id);
  const panel = await part(page, 'Transcribe again or delete');
  await panel.getByLabel('Language').selectOption('ru');
  await panel.getByRole('button', { name: 'Transcribe again' }).click();
  await page.waitForURL((url) => !url.href.includes(id));
  const made = new URL(page.url()).searchParams.get('id');
  const task = (await (await api(person, `/api/tasks/${made}`)).json()) as Record<string, unknown>;
  expect(task).toMatchObject({ retryOf: id, options: { language: 'ru' } });
  expect(await textsOf(person, id)).toEqual(['My own words']);
  await page.goBack();
  await segmentWith(page, 'My own words').waitFor();
  expect(page.problems).toEqual([]);
});

test('suppressed text is folded at its position, with the reason', async () => {
  const { person, id } = await aTalk();
  const page = await aSignedInPage(person);
  await page.route('**/transcript?*', async (route) => {
    const answer = await route.fetch();
    const left = { start: 2, end: 3, text: 'Subtitles by Jane Doe', reason: 'credit_phrase' };
    await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), suppressed: [left] } });
  });
  await openTask(page, id);
  const folded = page.getByText('0:02 · left out: a typical made-up phrase');
  await folded.waitFor();
  expect(await page.getByText('Subtitles by Jane Doe').isVisible()).toBe(false);
  await folded.click();
  await page.getByText('Subtitles by Jane Doe').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
});

const LONG_SPEECH = Array.from(
  { length: 150 }, // a quarter of an hour of speech, so that it is still running when it is cancelled
  (_, n) => `Sentence number ${n + 1} tells about the weather of the day and about the long way home.`,
).join(' ');

test('the text grows on the page while the task runs, and cancelling keeps what is there', async () => {
  const person = await aPerson();
  const { id } = await aTask(person, oneVoice(LONG_SPEECH), { language: 'en' });
  const page = await aSignedInPage(person);
  await openTask(page, id);
  await segments(page).first().waitFor({ timeout: 90_000 });
  const progress = page.getByRole('region', { name: 'Progress' });
  await progress.getByText(/\d%/).waitFor();
  expect(await page.getByRole('button', { name: 'Edit', exact: true }).count()).toBe(0);
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('The task was cancelled; the text so far is below.').waitFor();
  await progress.waitFor({ state: 'detached' });
  await segmentWith(page, 'weather').first().waitFor();
  const task = (await (await api(person, `/api/tasks/${id}`)).json()) as { status: string };
  expect(task.status).toBe('cancelled');
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(page.problems).toEqual([]);
});

test('the same page becomes editable when the task is done', async () => {
  const person = await aPerson();
  const { id } = await aTask(person, oneVoice('Good morning everybody.'), { language: 'en' });
  const page = await aSignedInPage(person);
  await openTask(page, id);
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor({ timeout: 90_000 });
  await edit(page, 'morning');
  expect(page.problems).toEqual([]);
});
