import type { Locator, Page } from 'playwright-core';

export async function openTask(page: Page, id: string): Promise<void> {
  await page.goto(`/task/?id=${id}`);
  await page.getByRole('region', { name: 'Player' }).waitFor();
}

/** The segments of the transcript. */
export const segments = (page: Page): Locator => page.locator('[data-slot=transcript] [data-key]');
export const segmentWith = (page: Page, text: string): Locator => segments(page).filter({ hasText: text });
/** The text field of the open segment. */
export const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Text of the segment' });

/** Opens a segment for editing, with the caret at its end. */
export async function edit(page: Page, text: string): Promise<Locator> {
  const button = page.getByRole('button', { name: 'Edit', exact: true });
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
  await segmentWith(page, text).locator('[data-text]').click();
  await field(page).press('End');
  return field(page);
}

/** A section of the side panel, opened if it is folded. */
export async function part(page: Page, title: string): Promise<Locator> {
  const section = page.getByRole('complementary', { name: 'Details' }).locator('details', {
    has: page.locator('summary', { hasText: title }),
  });
  if ((await section.getAttribute('open')) === null) await section.locator('summary').first().click();
  return section;
}
