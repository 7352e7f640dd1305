import { expect, test } from 'vitest';
import { accessibilityFindings } from '../support/axe';
import { aSignedInPage } from '../support/browser';
import { button } from '../support/session';
import { heardAt, listen, ready } from '../support/sound';
import { aPerson } from '../support/stack';
import { field, lines, lineWith, openTask, part } from '../support/task-page';
import { aTalk, openTalk } from '../support/talk';
import { aTranscribedTask, saveText } from '../support/transcripts';
import { quiet } from '../support/wav';

const SOON = { timeout: 20_000, interval: 100 };
const near = (seconds: number, by: number) => (value: number) => Math.abs(value - seconds) <= by;

test('keys play, pause, skip and change the speed, and going on says the last second again', async () => {
  const { page } = await openTalk();
  await page.keyboard.press('l');
  await expect.poll(() => heardAt(page), SOON).toBe(5);
  await page.keyboard.press('j');
  await expect.poll(() => heardAt(page), SOON).toBe(0);
  await page.keyboard.press('Shift+Period');
  await page.keyboard.press('Shift+Period');
  const speed = () => page.evaluate(() => window.heard.playbackRate);
  await expect.poll(speed, SOON).toBe(1.5);
  expect(await page.getByLabel('Speed').inputValue()).toBe('1.5');
  await page.keyboard.press('Shift+Comma');
  await expect.poll(speed, SOON).toBe(1.25);

  await page.keyboard.press('Space');
  await button(page, 'Pause').waitFor();
  await page.waitForFunction(() => window.heard.currentTime > 1.5);
  await page.keyboard.press('Space');
  await button(page, 'Play').waitFor();
  // A player that has stopped may still correct its place a little: both are read in the page, from one event to the next.
  const saidAgain = page.evaluate(() => {
    const stoppedAt = window.heard.currentTime;
    return new Promise<number>((resolve) =>
      window.heard.addEventListener('seeking', () => resolve(stoppedAt - window.heard.currentTime), { once: true }),
    );
  });
  await page.keyboard.press('Space');
  expect(await saidAgain).toSatisfy(near(1, 0.1));

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
