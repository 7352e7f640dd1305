import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityFindings } from '../support/axe';
import { aContext, aPage, aSignedInPage, type WatchedPage } from '../support/browser';
import { HELLO } from '../support/fixtures';
import { heardAt, listen, ready } from '../support/sound';
import { api, aPerson, type Person } from '../support/stack';
import { edit, field, lines, lineWith, openTask, part } from '../support/task-page';
import { aTask } from '../support/tasks';
import { aTextOf, aTranscribedTask, saveText, textsOf, transcriptOf, type Transcript } from '../support/transcripts';
import { oneVoice, quiet } from '../support/wav';

const SOON = { timeout: 20_000, interval: 100 };
type Talk = Readonly<{ person: Person; id: string; transcript: Transcript }>;

let talk: Promise<Talk> | undefined;
/** Ten seconds of speech, recognised once for all tests that only read it. */
function aTalk(): Promise<Talk> {
  talk ??= (async () => {
    const person = await aPerson();
    const id = await aTranscribedTask(person, readFileSync(HELLO), { language: 'en', name: 'Короткий тест.flac' });
    return { person, id, transcript: await transcriptOf(person, id) };
  })();
  return talk;
}

async function openTalk(): Promise<Talk & { page: WatchedPage }> {
  const known = await aTalk();
  const page = await aSignedInPage(known.person);
  await listen(page);
  await openTask(page, known.id);
  await ready(page);
  return { ...known, page };
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const near = (seconds: number, by: number) => (value: number) => Math.abs(value - seconds) <= by;

test('keys play, pause, skip and change the speed, and going on says the last second again', async () => {
  const { page } = await openTalk();
  await page.keyboard.press('l');
  await expect.poll(() => heardAt(page), SOON).toBe(5);
  await page.keyboard.press('j');
  await expect.poll(() => heardAt(page), SOON).toBe(0);
  await page.keyboard.press('Shift+Period');
  await page.keyboard.press('Shift+Period');
  expect(await page.getByLabel('Speed').inputValue()).toBe('1.5');
  expect(await page.evaluate(() => window.heard.playbackRate)).toBe(1.5);
  await page.keyboard.press('Shift+Comma');
  expect(await page.evaluate(() => window.heard.playbackRate)).toBe(1.25);

  await page.keyboard.press('Space');
  await button(page, 'Pause').waitFor();
  await page.waitForFunction(() => window.heard.currentTime > 1.5);
  await page.keyboard.press('Space');
  await button(page, 'Play').waitFor();
  const stoppedAt = await heardAt(page);
  const goesOnAt = page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        window.heard.addEventListener('seeking', () => resolve(window.heard.currentTime), { once: true }),
      ),
  );
  await page.keyboard.press('Space');
  expect(await goesOnAt).toSatisfy(near(stoppedAt - 1, 0.1));

  // While typing, the space bar is a space; with Ctrl and Shift it plays and pauses.
  await page.keyboard.press('e');
  await field(page).press('Control+Shift+Space');
  await button(page, 'Play').waitFor();
  await field(page).press('Escape');
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(page.problems).toEqual([]);
});

test('a click on a word goes just inside it and lights it', async () => {
  const { page, transcript } = await openTalk();
  const [first] = transcript.segments;
  const word = first!.words[3]!;
  await lines(page).first().locator('[data-word="3"]').click();
  await page.waitForFunction((start) => window.heard.currentTime >= start, word.start);
  expect(await heardAt(page)).toSatisfy(near(word.start + 0.02, 0.021));
  await expect.poll(() => page.evaluate(() => window.lit.at(-1)?.word), SOON).toBe(3);
  expect(await page.evaluate(() => window.lit.at(-1)?.text)).toBe(word.text);

  // A time goes to its line.
  await lines(page)
    .first()
    .getByRole('button', { name: /Play from/ })
    .click();
  await expect.poll(() => heardAt(page), SOON).toBe(first!.start);
});

test('while it plays, the lit word is the one being spoken, to 50 ms', async () => {
  const { page, transcript } = await openTalk();
  const spoken = transcript.segments.flatMap(({ words }) => words);
  await page.keyboard.press('Space');
  await page.waitForFunction((end) => window.heard.currentTime > end, spoken[14]!.start);
  await page.keyboard.press('Space');
  const lit = await page.evaluate(() => window.lit);
  const offset = new Map<number, number>();
  transcript.segments.reduce((before, segment, n) => (offset.set(n, before), before + segment.words.length), 0);
  const delays = lit.map(({ at, line, word, text }) => {
    const index = offset.get(line)! + word;
    expect(text).toBe(spoken[index]!.text);
    expect(at).toBeGreaterThan(spoken[index]!.start - 0.05);
    expect(at).toBeLessThan((spoken[index + 1]?.start ?? Infinity) + 0.05);
    return at - spoken[index]!.start;
  });
  expect(new Set(lit.map(({ line, word }) => `${line}.${word}`)).size).toBeGreaterThan(11);
  // A busy machine may drop frames: the middle one says how well it follows.
  expect(delays.sort((a, b) => a - b)[delays.length >> 1]).toBeLessThan(0.05);
});

test('the text follows the sound until somebody scrolls, and again when asked', async () => {
  const person = await aPerson();
  const id = await aTranscribedTask(person, quiet(60));
  await saveText(
    person,
    id,
    Array.from({ length: 120 }, (_, n) => ({ start: n / 2, end: (n + 1) / 2, text: `Sentence ${n} of the talk` })),
  );
  const page = await aSignedInPage(person);
  await listen(page);
  await openTask(page, id);
  await ready(page);
  const now = page.locator('[data-now]');
  const line = async () => Number(/Sentence (\d+)/.exec(await now.innerText())?.[1]);
  const seen = () =>
    now.evaluate((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  await page.getByLabel('Speed').selectOption('3');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('Space');
  await expect.poll(line, SOON).toBeGreaterThan(25);
  await expect.poll(seen, SOON).toBe(true);

  await page.mouse.move(400, 600);
  await page.mouse.wheel(0, -8000);
  await button(page, 'Back to now').waitFor();
  const left = await line();
  await expect.poll(line, SOON).toBeGreaterThan(left + 5);
  expect(await seen()).toBe(false);

  await button(page, 'Back to now').click();
  await button(page, 'Back to now').waitFor({ state: 'detached' });
  await expect.poll(seen, SOON).toBe(true);
  const back = await line();
  await expect.poll(line, SOON).toBeGreaterThan(back + 20);
  await expect.poll(seen, SOON).toBe(true);
  expect(page.problems).toEqual([]);
});

test('the place where somebody stopped is kept', async () => {
  const { page, id } = await openTalk();
  await page.getByRole('slider', { name: 'Position in the recording' }).press('ArrowRight');
  const kept = () =>
    page.evaluate(
      (key) =>
        new Promise((resolve) => {
          indexedDB.open('drafts').onsuccess = ({ target }) => {
            const opened = (target as IDBOpenDBRequest).result;
            opened.transaction('positions').objectStore('positions').get(key).onsuccess = (found) => {
              opened.close();
              resolve((found.target as IDBRequest).result);
            };
          };
        }),
      id,
    );
  await expect.poll(kept, SOON).toBe(5);
  await page.reload();
  await ready(page);
  await expect.poll(() => heardAt(page), SOON).toBe(5);
  await page.getByText('0:05 / 0:').waitFor();
});

test('a recording that is no longer kept leaves its text and says so', async () => {
  const { person, id, transcript } = await aTalk();
  const page = await aSignedInPage(person);
  await page.route(`**/api/tasks/${id}`, async (route) => {
    const answer = await route.fetch();
    const task = (await answer.json()) as { audio: object };
    await route.fulfill({ response: answer, json: { ...task, audio: { ...task.audio, available: false } } });
  });
  await page.route('**/audio*', (route) =>
    route.fulfill({ status: 410, contentType: 'application/problem+json', body: '{"code":"audio_gone","status":410}' }),
  );
  await openTask(page, id);
  await page.getByText('The audio is no longer kept; the text stays.').waitFor();
  await lineWith(page, transcript.segments[0]!.text).waitFor();
  expect(await page.getByRole('link', { name: 'Audio' }).count()).toBe(0);
  const actions = await part(page, 'Again or delete');
  await actions.getByText('The audio is no longer kept, so it cannot be transcribed again.').waitFor();
  expect(await actions.getByRole('button', { name: 'Transcribe again' }).count()).toBe(0);
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(page.problems).toEqual([]);
});

test('a recording that goes while the page is open is told the same way', async () => {
  const { person, id } = await aTalk();
  const page = await aSignedInPage(person);
  let available = true;
  await page.route(`**/api/tasks/${id}`, async (route) => {
    const answer = await route.fetch();
    const task = (await answer.json()) as { audio: object };
    await route.fulfill({ response: answer, json: { ...task, audio: { ...task.audio, available } } });
  });
  await page.route('**/audio*', (route) => {
    available = false;
    return route.fulfill({ status: 410, contentType: 'application/problem+json', body: '{"code":"audio_gone"}' });
  });
  await openTask(page, id);
  await page.getByText('The audio is no longer kept; the text stays.').waitFor();
});

test('without its peaks the wave is a plain slider', async () => {
  const { page: whole, person, id } = await openTalk();
  await whole.locator('[data-slot=waveform] > div').waitFor();
  const page = await aSignedInPage(person);
  await listen(page);
  await page.route('**/peaks*', (route) =>
    route.fulfill({ status: 409, contentType: 'application/problem+json', body: '{"code":"not_ready","status":409}' }),
  );
  const asked = page.waitForResponse('**/peaks*');
  await openTask(page, id);
  await asked;
  await ready(page);
  const slider = page.getByRole('slider', { name: 'Position in the recording' });
  await slider.press('ArrowRight');
  await expect.poll(() => slider.getAttribute('aria-valuetext'), SOON).toMatch(/^0:05 of 0:\d\d$/);
  expect(await page.locator('[data-slot=waveform]').count()).toBe(0);
  expect(await page.getByRole('alert').filter({ hasText: /\S/ }).count()).toBe(0);
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('exports are what the API writes: one file, several at once, copied, previewed', async () => {
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
  await expect.poll(() => files.length, SOON).toBe(4);
  const date = new Date().toISOString().slice(0, 10);
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
  await expect.poll(clipboard, SOON).toBe(await written('format=text'));
  await panel.getByRole('button', { name: 'Copy with times' }).click();
  await expect.poll(clipboard, SOON).toBe(await written('format=text&times=true'));
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(page.problems).toEqual([]);
});

test('a share link opens signed out with the sound, and dies when it is revoked', async () => {
  const { page, transcript } = await openTalk();
  const panel = await part(page, 'Share');
  await panel.getByLabel('With the audio').check();
  await panel.getByRole('button', { name: 'Create a link' }).click();
  const address = await panel.getByLabel('Address of the link').inputValue();
  expect(await accessibilityFindings(page)).toEqual([]);

  const reader = await aPage(await aContext());
  await listen(reader);
  await reader.goto(address);
  await lineWith(reader, transcript.segments[0]!.text).waitFor();
  await ready(reader);
  await reader.keyboard.press('Space');
  await reader.waitForFunction(() => window.heard.currentTime > 0.5);
  await reader.keyboard.press('Space');
  expect(await reader.locator('meta[name=robots]').getAttribute('content')).toContain('noindex');
  const file = reader.waitForEvent('download');
  await reader.getByRole('link', { name: 'SubRip (.srt)' }).click();
  expect(readFileSync((await (await file).path())!, 'utf8')).toContain('-->');
  expect(await accessibilityFindings(reader)).toEqual([]);
  expect(reader.problems).toEqual([]);

  await panel.getByRole('listitem').getByRole('button', { name: 'Revoke' }).click();
  await panel.getByRole('listitem').waitFor({ state: 'detached' });
  await reader.reload();
  await reader.getByRole('heading', { name: 'This link does not work' }).waitFor();
  const revoked = await reader.getByRole('main').innerText();
  await reader.goto('/shared/#nobody-ever-made-this-one');
  await reader.reload();
  await reader.getByRole('heading', { name: 'This link does not work' }).waitFor();
  expect(await reader.getByRole('main').innerText()).toBe(revoked);
  expect(await accessibilityFindings(reader)).toEqual([]);
  expect(page.problems).toEqual([]);
});

test('a link without the audio has no player', async () => {
  const { page, transcript } = await openTalk();
  const panel = await part(page, 'Share');
  await panel.getByRole('button', { name: 'Create a link' }).click();
  const reader = await aPage(await aContext());
  await reader.goto(await panel.getByLabel('Address of the link').inputValue());
  await lineWith(reader, transcript.segments[0]!.text).waitFor();
  expect(await reader.getByRole('region', { name: 'Player' }).count()).toBe(0);
});

test('trying again with other options is a new task and leaves the edited text alone', async () => {
  const person = await aPerson();
  const id = await aTextOf(person, 'My own words');
  const page = await aSignedInPage(person);
  await openTask(page, id);
  const panel = await part(page, 'Again or delete');
  await panel.getByLabel('Language').selectOption('ru');
  await panel.getByRole('button', { name: 'Transcribe again' }).click();
  await page.waitForURL((url) => !url.href.includes(id));
  const made = new URL(page.url()).searchParams.get('id');
  const task = (await (await api(person, `/api/tasks/${made}`)).json()) as Record<string, unknown>;
  expect(task).toMatchObject({ retryOf: id, options: { language: 'ru' } });
  expect(await textsOf(person, id)).toEqual(['My own words']);
  await page.goBack();
  await lineWith(page, 'My own words').waitFor();
  expect(page.problems).toEqual([]);
});

test('what nobody said is folded where it stood, with the reason', async () => {
  const { person, id } = await aTalk();
  const page = await aSignedInPage(person);
  await page.route('**/transcript?*', async (route) => {
    const answer = await route.fetch();
    const left = { start: 2, end: 3, text: 'Subtitles by nobody', reason: 'credit_phrase' };
    await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), suppressed: [left] } });
  });
  await openTask(page, id);
  const folded = page.getByText('0:02 · left out: a typical phantom phrase');
  await folded.waitFor();
  expect(await page.getByText('Subtitles by nobody').isVisible()).toBe(false);
  await folded.click();
  await page.getByText('Subtitles by nobody').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
});

const LONG_SPEECH = Array.from(
  { length: 24 },
  (_, n) => `Sentence number ${n + 1} tells about the weather of the day and about the long way home.`,
).join(' ');

test('while it runs the text grows on the page, and cancelling keeps what is there', async () => {
  const person = await aPerson();
  const { id } = await aTask(person, oneVoice(LONG_SPEECH), { language: 'en' });
  const page = await aSignedInPage(person);
  await openTask(page, id);
  await lines(page).first().waitFor({ timeout: 90_000 });
  const progress = page.getByRole('region', { name: 'Progress' });
  await progress.getByText(/\d%/).waitFor();
  expect(await page.getByRole('button', { name: 'Edit', exact: true }).count()).toBe(0);
  expect(await accessibilityFindings(page)).toEqual([]);
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('The task was cancelled; the text so far is below.').waitFor();
  await progress.waitFor({ state: 'detached' });
  await lineWith(page, 'weather').first().waitFor();
  const task = (await (await api(person, `/api/tasks/${id}`)).json()) as { status: string };
  expect(task.status).toBe('cancelled');
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(page.problems).toEqual([]);
});

test('when it is done the same page can be edited', async () => {
  const person = await aPerson();
  const { id } = await aTask(person, oneVoice('Good morning everybody.'), { language: 'en' });
  const page = await aSignedInPage(person);
  await openTask(page, id);
  await button(page, 'Edit').waitFor({ timeout: 90_000 });
  await edit(page, 'morning');
  expect(page.problems).toEqual([]);
});
