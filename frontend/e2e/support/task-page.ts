import type { Locator, Page } from 'playwright-core';

export async function openTask(page: Page, id: string): Promise<void> {
  await page.goto(`/task/?id=${id}`);
  await page.getByRole('region', { name: 'Player' }).waitFor();
}

/** The lines of the transcript, as they are read. */
export const lines = (page: Page): Locator => page.locator('[data-slot=transcript] [data-key]');
export const lineWith = (page: Page, text: string): Locator => lines(page).filter({ hasText: text });
/** The open line's text. */
export const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Text of the segment' });

/** Opens a line for editing, the caret at its end. */
export async function edit(page: Page, text: string): Promise<Locator> {
  const button = page.getByRole('button', { name: 'Edit', exact: true });
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
  await lineWith(page, text).locator('[data-text]').click();
  await field(page).press('End');
  return field(page);
}

/** A side panel's part, opened when it is folded. */
export async function part(page: Page, title: string): Promise<Locator> {
  const section = page.getByRole('complementary', { name: 'Details' }).locator('details', {
    has: page.locator('summary', { hasText: title }),
  });
  if ((await section.getAttribute('open')) === null) await section.locator('summary').first().click();
  return section;
}
