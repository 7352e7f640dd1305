import { expect, test } from 'vitest';
import { accessibilityFindings } from '../support/axe';
import { aSignedInPage } from '../support/browser';
import { button } from '../support/session';
import { heardAt, listen, ready } from '../support/sound';
import { aTalk, openTalk } from '../support/talk';
import { segments, segmentWith, openTask, part } from '../support/task-page';

const near = (seconds: number, by: number) => (value: number) => Math.abs(value - seconds) <= by;

test('clicking a word plays from just inside it and highlights it', async () => {
  const { page, transcript } = await openTalk();
  const [first] = transcript.segments;
  const word = first!.words[3]!;
  await segments(page).first().locator('[data-word="3"]').click();
  await button(page, 'Pause').waitFor();
  const [from, lit] = await page.evaluate(() => [window.sought.at(-1), window.lit[0]] as const);
  expect(from).toSatisfy(near(word.start + 0.02, 0.021));
  expect([lit?.word, lit?.text]).toEqual([3, word.text]);
  await page.waitForFunction((end) => window.heard.currentTime > end, word.end);

  // A time plays its segment, whether playback was paused or not.
  await button(page, 'Pause').click();
  await button(page, 'Play').waitFor();
  await segments(page)
    .first()
    .getByRole('button', { name: /Play from/ })
    .click();
  await button(page, 'Pause').waitFor();
  expect(await page.evaluate(() => window.sought.at(-1))).toBe(first!.start);
  await page.waitForFunction((start) => window.heard.currentTime > start + 0.2, first!.start);
});

test('the position where the user stopped is kept', async () => {
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
  await expect.poll(kept).toBe(5);
  await page.reload();
  await ready(page);
  await expect.poll(() => heardAt(page)).toBe(5);
  await page.getByText('0:05 / 0:').waitFor();
});

test('when the audio is no longer kept, the text stays and the page says so', async () => {
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
  await segmentWith(page, transcript.segments[0]!.text).waitFor();
  expect(await page.getByRole('link', { name: 'Audio' }).count()).toBe(0);
  const actions = await part(page, 'Transcribe again or delete');
  await actions.getByText('The audio is no longer kept, so it cannot be transcribed again.').waitFor();
  expect(await actions.getByRole('button', { name: 'Transcribe again' }).count()).toBe(0);
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(page.problems).toEqual([]);
});

test('audio deleted while the page is open is reported the same way', async () => {
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

test('without peaks the waveform is a plain slider', async () => {
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
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toMatch(/^0:05 of 0:\d\d$/);
  expect(await page.locator('[data-slot=waveform]').count()).toBe(0);
  expect(await page.getByRole('alert').filter({ hasText: /\S/ }).count()).toBe(0);
  expect(await accessibilityFindings(page)).toEqual([]);
});
