import { expect, test } from 'vitest';
import { accessibilityFindings } from '../support/axe';
import { aSignedInPage } from '../support/browser';
import { button } from '../support/session';
import { heardAt, listen, ready } from '../support/sound';
import { aPerson } from '../support/stack';
import { openTalk } from '../support/talk';
import { field, openTask } from '../support/task-page';
import { aTranscribedTask, saveText } from '../support/transcripts';
import { quiet } from '../support/wav';

const near = (seconds: number, by: number) => (value: number) => Math.abs(value - seconds) <= by;

test('keys play, pause, skip and change the speed, and resuming repeats the last second', async () => {
  const { page } = await openTalk();
  await page.keyboard.press('l');
  await expect.poll(() => heardAt(page)).toBe(5);
  await page.keyboard.press('j');
  await expect.poll(() => heardAt(page)).toBe(0);
  await page.keyboard.press('Shift+Period');
  await page.keyboard.press('Shift+Period');
  const speed = () => page.evaluate(() => window.heard.playbackRate);
  await expect.poll(speed).toBe(1.5);
  expect(await page.getByLabel('Speed').inputValue()).toBe('1.5');
  await page.keyboard.press('Shift+Comma');
  await expect.poll(speed).toBe(1.25);

  await page.keyboard.press('Space');
  await button(page, 'Pause').waitFor();
  await page.waitForFunction(() => window.heard.currentTime > 1.5);
  await page.keyboard.press('Space');
  await button(page, 'Play').waitFor();
  // A player that has just stopped may still correct its position a little, so both values are read inside the page, from one event to the
  // next. The page listens before the key is pressed: keys may overtake a script that is still on its way.
  const listening = await page.evaluateHandle(() => {
    const stoppedAt = window.heard.currentTime;
    const saidAgain = new Promise<number>((resolve) =>
      window.heard.addEventListener('seeking', () => resolve(stoppedAt - window.heard.currentTime), { once: true }),
    );
    return { saidAgain };
  });
  await page.keyboard.press('Space');
  expect(await listening.evaluate(({ saidAgain }) => saidAgain)).toSatisfy(near(1, 0.1));

  // While typing, the space bar types a space; with Ctrl and Shift it plays and pauses.
  await page.keyboard.press('e');
  await field(page).press('Control+Shift+Space');
  await button(page, 'Play').waitFor();
  await field(page).press('Escape');
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(page.problems).toEqual([]);
});

test('during playback the highlighted word is the one being spoken, within 50 ms', async () => {
  const { page, transcript } = await openTalk();
  const spoken = transcript.segments.flatMap(({ words }) => words);
  await page.keyboard.press('Space');
  await page.waitForFunction((end) => window.heard.currentTime > end, spoken[14]!.start);
  await page.keyboard.press('Space');
  const lit = await page.evaluate(() => window.lit);
  const offset = new Map<number, number>();
  transcript.segments.reduce((before, segment, n) => (offset.set(n, before), before + segment.words.length), 0);
  const delays = lit.map(({ at, segment, word, text }) => {
    const index = offset.get(segment)! + word;
    expect(text).toBe(spoken[index]!.text);
    expect(at).toBeGreaterThan(spoken[index]!.start - 0.05);
    expect(at).toBeLessThan((spoken[index + 1]?.start ?? Infinity) + 0.05);
    return at - spoken[index]!.start;
  });
  expect(new Set(lit.map(({ segment, word }) => `${segment}.${word}`)).size).toBeGreaterThan(11);
  // A busy machine may drop frames, so the median counts.
  expect(delays.sort((a, b) => a - b)[delays.length >> 1]).toBeLessThan(0.05);
});

test('the text follows playback until the user scrolls, and again on request', async () => {
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
  const segment = async () => Number(/Sentence (\d+)/.exec(await now.innerText())?.[1]);
  const seen = () =>
    now.evaluate((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  await page.getByLabel('Speed').selectOption('3');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('Space');
  await expect.poll(segment).toBeGreaterThan(25);
  await expect.poll(seen).toBe(true);

  await page.mouse.move(400, 600);
  await page.mouse.wheel(0, -8000);
  // A segment that started just before the page saw the wheel event may still have been scrolled to. A user would go on scrolling.
  await button(page, 'Back to now').waitFor();
  await page.mouse.wheel(0, -8000);
  const left = await segment();
  await expect.poll(segment).toBeGreaterThan(left + 5);
  expect(await seen()).toBe(false);

  await button(page, 'Back to now').click();
  await button(page, 'Back to now').waitFor({ state: 'detached' });
  await expect.poll(seen).toBe(true);
  const back = await segment();
  await expect.poll(segment).toBeGreaterThan(back + 20);
  await expect.poll(seen).toBe(true);
  expect(page.problems).toEqual([]);
});
