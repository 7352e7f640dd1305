import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aContext, aPage, aSignedInPage } from '../support/browser';
import { HELLO } from '../support/fixtures';
import { logIn } from '../support/session';
import { aPerson } from '../support/stack';
import { aFinishedTask } from '../support/tasks';

test.each([
  ['en', 'Wait about 35 minutes and try again.'],
  ['ru', 'Подождите примерно 35 минут и попробуйте ещё раз.'],
] as const)('a waiting time is given in plain words: %s', async (locale, words) => {
  const page = await aPage(await aContext({ locale }));
  await page.route('**/api/session', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({
          status: 429,
          headers: { 'Retry-After': '2089', 'Content-Type': 'application/problem+json' },
          body: JSON.stringify({ code: 'rate_limited', status: 429, title: 'Too many requests' }),
        })
      : route.continue(),
  );
  await page.goto('/login/');
  if (locale === 'en') await logIn(page, { email: 'a@example.org', password: 'any password' });
  else {
    await page.locator('[name=email]').fill('a@example.org');
    await page.locator('[name=password]').fill('any password');
    await page.locator('form button[type=submit]').click();
  }
  await page.getByText(words).waitFor();
});

/** Sorts the names, without those that are always on top. */
async function sorted(page: Page, locale: string, names: readonly string[]): Promise<readonly string[]> {
  const rest = names.slice(2);
  return page.evaluate(
    ([all, language]) => {
      const order = new Intl.Collator(language as string);
      return [...(all as string[])].sort((a, b) => order.compare(a, b));
    },
    [rest, locale] as const,
  );
}

test.each(['en', 'ru'] as const)('every language has a name, and the list is sorted by name: %s', async (locale) => {
  const person = await aPerson();
  const { id } = await aFinishedTask(person, HELLO, { language: 'en' });
  const page = await aSignedInPage(person, { locale });
  // Where a script can be chosen, Chinese appears three times.
  const check = async (where: string, names: readonly string[], count = 102) => {
    expect(names.length, where).toBe(count);
    // A code: what the browser shows for a language it has no name for.
    expect(
      names.filter((name) => /^[a-z]{2}$/i.test(name)),
      where,
    ).toEqual([]);
    expect(names.slice(2), where).toEqual(await sorted(page, locale, names));
  };
  const options = (selector: string) => page.locator(`${selector} option`).allInnerTexts();
  const spoken = locale === 'en' ? 'Language: auto' : 'Язык: авто';

  await page.goto('/dashboard/');
  await page.getByRole('table').waitFor();
  await page.getByRole('button', { name: locale === 'en' ? 'Filters' : 'Фильтры' }).click();
  await page.locator('select option').nth(5).waitFor({ state: 'attached' });
  const filter = page.locator('select').filter({ has: page.locator('option[value=ba]') });
  await check('filter', (await filter.locator('option').allInnerTexts()).slice(1), 100);
  await page.getByRole('button', { name: spoken, exact: true }).click();
  const radios = page.getByRole('dialog').locator('input[name=option-language]');
  await radios.nth(5).waitFor({ state: 'attached' });
  const named = await page
    .getByRole('dialog')
    .locator('label:has(input[name=option-language])')
    .evaluateAll((labels) => labels.map((label) => label.querySelector('span')!.textContent));
  await check('options', named.slice(1));

  await page.goto(`/task/?id=${id}`);
  await page.locator('[data-slot=transcript]').waitFor();
  const again = 'aside select:has(option[value=ba])';
  await page.locator(again).waitFor({ state: 'attached' });
  await expect.poll(async () => (await options(again)).length).toBe(103);
  await check('again', (await page.locator(`${again} option`).allTextContents()).slice(1));

  await page.goto('/settings/');
  const defaults = 'select:has(option[value=ba])';
  await page.locator(defaults).waitFor();
  await check('settings', (await options(defaults)).slice(1));
});

test('the remaining time of a task is approximate, and the time it took takes two lines', async () => {
  const person = await aPerson();
  const done = await aFinishedTask(person, HELLO, { language: 'en' });
  const page = await aSignedInPage(person);
  await page.route('**/api/tasks?*', async (route) => {
    const answer = await route.fetch();
    const list = (await answer.json()) as { items: object[] };
    const [task] = list.items;
    const running = { ...task, id: 'x', status: 'running', stage: 'transcribing', progress: 0.4, etaSeconds: 2820 };
    const fast = { ...task, rtfx: 52.94, duration: 4000, processingSeconds: 75.6 };
    await route.fulfill({ response: answer, json: { ...list, items: [running, fast] } });
  });
  await page.goto('/dashboard/');
  await page.getByText('Recognising speech · 40% · about 50 min left').waitFor();
  const row = page.locator(`[data-task="${done.id}"]`);
  const took = await row.locator('td').evaluateAll((cells) => {
    const cell = cells.find(({ textContent }) => textContent?.includes('real time'))!;
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const bottoms = new Set<number>();
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const words = document.createRange();
      words.selectNodeContents(text);
      for (const { bottom } of words.getClientRects()) bottoms.add(Math.round(bottom));
    }
    return bottoms.size;
  });
  expect(took).toBe(2);
});
