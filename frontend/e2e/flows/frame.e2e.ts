import type { Locator, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { accessibilityFindings } from '../support/axe';
import { aSignedInPage, launch } from '../support/browser';
import { aPerson } from '../support/stack';
import { openTask } from '../support/task-page';
import { aTextOf } from '../support/transcripts';

/** As on a desktop, with a scroll bar that takes up space. */
const withScrollBar = launch([], { ignoreDefaultArgs: ['--hide-scrollbars'] });
afterAll(async () => (await withScrollBar).close());

const left = async (what: Locator) => (await what.boundingBox())!.x;

test('nothing on the page moves when something opens over it', async () => {
  const person = await aPerson();
  const id = await aTextOf(person, 'One line', 'Another line');
  const page = await aSignedInPage(person, { in: await withScrollBar });
  const moved: string[] = [];
  const opens = async (name: string, open: () => Promise<void>, shown: Locator) => {
    const fixed = [page.locator('h1').first(), page.locator('header a').first()];
    const before = await Promise.all(fixed.map(left));
    await open();
    await shown.waitFor();
    const after = await Promise.all(fixed.map(left));
    if (before.join() !== after.join()) moved.push(`${name}: ${before.join()} → ${after.join()}`);
    await page.keyboard.press('Escape');
    await shown.waitFor({ state: 'detached' });
  };
  const press = (name: string | RegExp) => () => page.getByRole('button', { name }).first().click();

  await page.goto('/dashboard/');
  await page.getByRole('row').nth(1).waitFor();
  expect(await page.evaluate(() => window.innerWidth - document.documentElement.offsetWidth)).toBeGreaterThan(0);
  await opens('options', press('Language: auto'), page.getByRole('dialog'));
  await opens('a row', press(/^Actions for/), page.getByRole('menu'));
  await opens('the account', press('Account'), page.getByRole('menu'));
  await openTask(page, id);
  await opens('the keys', press('Keyboard shortcuts'), page.getByRole('dialog'));
  await page.goto('/api-access/');
  await page.getByRole('button', { name: /New key/ }).waitFor();
  await opens('a key', press(/New key/), page.getByRole('dialog'));
  expect(moved).toEqual([]);
});

async function landmarks(page: Page): Promise<number[]> {
  return Promise.all((['banner', 'main'] as const).map((role) => page.getByRole(role).count()));
}

test('a page the user may not see has one header, one main part, and says “not found”', async () => {
  const page = await aSignedInPage(await aPerson());
  for (const path of ['/admin/', '/admin/?tab=audit']) {
    await page.goto(path);
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
    expect(await landmarks(page)).toEqual([1, 1]);
    expect(await accessibilityFindings(page)).toEqual([]);
  }
  await page.goto('/nothing-here');
  await page.getByRole('heading', { name: 'Not found' }).waitFor();
  expect(await landmarks(page)).toEqual([1, 1]);
});
