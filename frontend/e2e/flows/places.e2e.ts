import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityFindings } from '../support/axe';
import { aSignedInPage, type View } from '../support/browser';
import { opened } from '../support/editing';
import { aPerson } from '../support/stack';
import { segments, segmentWith, openTask } from '../support/task-page';
import { aTextOf } from '../support/transcripts';

const COUNT = 40;
const TEXTS = Array.from({ length: COUNT }, (_, n) => `Line ${n + 1} tells of a cat.`);

const bar = (page: Page) => page.getByRole('search', { name: 'Find and replace' });

async function found(page: Page, name: string): Promise<string[]> {
  return page.evaluate(
    (highlight) =>
      [...(CSS.highlights.get(highlight) ?? [])].map((range) => {
        const segment = (range.startContainer.parentElement as Element).closest('[data-text]');
        return segment?.textContent ?? '';
      }),
    name,
  );
}

/** True if the element's centre is in the window and not covered. */
async function inSight(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const element = document.querySelector(wanted)!;
    const { left, top, width, height } = element.getBoundingClientRect();
    const there = document.elementFromPoint(left + Math.min(width, 80) / 2, top + height / 2);
    return !!there && (element.contains(there) || there.contains(element));
  }, selector);
}

const VIEWS: readonly (readonly [string, View])[] = [
  ['a desktop', {}],
  ['a phone', { phone: true }],
];

test.each(VIEWS)(
  'on %s the current match is highlighted differently from the others, and the bar stays visible',
  async (_, view) => {
    const person = await aPerson();
    const id = await aTextOf(person, ...TEXTS);
    const page = await aSignedInPage(person, view);
    await openTask(page, id);
    await page.getByRole('button', { name: 'Find and replace' }).click();
    const what = bar(page).getByLabel('Find', { exact: true });
    await what.fill('cat');
    await bar(page).getByText('40 matches', { exact: true }).waitFor();
    expect(await found(page, 'found-now')).toEqual([]);

    await what.press('Enter');
    await bar(page).getByText('1 of 40', { exact: true }).waitFor();
    await expect.poll(() => found(page, 'found-now')).toEqual([TEXTS[0]]);
    expect(await found(page, 'found-text')).toHaveLength(COUNT - 1);
    // The match before the first is the last, far below.
    await what.press('Shift+Enter');
    await expect.poll(() => found(page, 'found-now')).toEqual([TEXTS[COUNT - 1]]);
    await expect.poll(() => inSight(page, '[role=search]')).toBe(true);
    await expect.poll(() => inSight(page, `[data-key]:has([data-seek="${(COUNT - 1) * 3}"]) [data-text]`)).toBe(true);
    await page.mouse.wheel(0, -100_000);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
    await page.mouse.wheel(0, 800);
    await expect.poll(() => inSight(page, '[role=search]')).toBe(true);
    expect(await accessibilityFindings(page)).toEqual([]);

    await bar(page).getByRole('button', { name: 'Close the search' }).click();
    expect([await found(page, 'found-now'), await found(page, 'found-text')]).toEqual([[], []]);
    expect(page.problems).toEqual([]);
  },
);

test('searching backwards from no match finds the last one', async () => {
  const { page } = await opened(...TEXTS.slice(0, 3));
  await page.getByRole('button', { name: 'Find and replace' }).click();
  await bar(page).getByLabel('Find', { exact: true }).fill('cat');
  await bar(page).getByRole('button', { name: 'Previous match' }).click();
  await bar(page).getByText('3 of 3', { exact: true }).waitFor();
});

const WARNINGS = [
  ...[3, 30, 45, 60, 75, 90].map((start) => ({ code: 'estimated_words', detail: 'x', start, end: start + 3 })),
  { code: 'of_the_future', detail: 'The server knows more than this page.', start: 99, end: 102 },
  { code: 'of_all', detail: 'This holds for the whole recording.', start: null, end: null },
];

async function warned(page: Page, id: string): Promise<void> {
  await page.route(`**/api/tasks/${id}`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), warnings: WARNINGS } });
  });
  await openTask(page, id);
}

test.each(VIEWS)('on %s many warnings of one kind are merged, and each link leads to its place', async (_, view) => {
  const person = await aPerson();
  const id = await aTextOf(person, ...TEXTS);
  const page = await aSignedInPage(person, view);
  await warned(page, id);
  if (view.phone) await page.getByRole('tab', { name: 'Details' }).click();
  const warnings = page.getByRole('list', { name: 'Warnings' });
  expect(await warnings.locator(':scope > li').count()).toBe(3);
  await warnings.getByText('The server knows more than this page.').waitFor();
  const box = await page.getByRole('heading', { name: 'Export' }).boundingBox();
  expect(box!.y).toBeLessThan(page.viewportSize()!.height);

  await warnings.getByText('Some word times are estimated · 6 places').click();
  expect(await accessibilityFindings(page)).toEqual([]);
  await warnings.getByRole('button', { name: 'Go to 1:30' }).click();
  // The segment at that time now has the focus, and playback is at its start.
  const segment = segmentWith(page, 'Line 31 ');
  await expect
    .poll(() => segment.locator('[data-seek]').evaluate((time) => time === document.activeElement))
    .toBe(true);
  const { y } = (await segment.boundingBox())!;
  expect(y > 0 && y < page.viewportSize()!.height).toBe(true);
  await page
    .getByRole('slider', { name: 'Position in the recording' })
    .and(page.locator('[aria-valuenow="90"]'))
    .waitFor();
  expect(page.problems).toEqual([]);
});

test('all times share one Tab stop, and the arrow keys move between them', async () => {
  const { page } = await opened(...TEXTS);
  const { keyboard } = page;
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).focus();
  const times: string[] = [];
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-seek') ?? null);
  const download = page.getByRole('button', { name: 'Download', exact: true });
  for (let stop = 0; stop < 40; stop++) {
    await keyboard.press('Tab');
    const time = await focused();
    if (time !== null) times.push(time);
    if (await download.evaluate((button) => button === document.activeElement)) break;
  }
  expect(await download.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(times).toEqual(['0']);

  await segments(page).first().locator('[data-seek]').focus();
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await expect.poll(focused).toBe('6');
  await keyboard.press('End');
  await expect.poll(focused).toBe(String((COUNT - 1) * 3));
  await keyboard.press('ArrowDown');
  expect(await focused()).toBe(String((COUNT - 1) * 3));
  await keyboard.press('Home');
  await expect.poll(focused).toBe('0');
  // Tab returns to the time where the focus was before.
  await keyboard.press('ArrowDown');
  await expect.poll(focused).toBe('3');
  await keyboard.press('Tab');
  await keyboard.press('Shift+Tab');
  expect(await focused()).toBe('3');
  expect(page.problems).toEqual([]);
});
