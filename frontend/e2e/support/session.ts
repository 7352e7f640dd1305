import type { Locator, Page } from 'playwright-core';

/** A control by exactly this label. */
export const field = (page: Page, label: string): Locator => page.getByLabel(label, { exact: true });
export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** Fills the sign-in form that the page shows, and sends it. */
export async function logIn(page: Page, person: Readonly<{ email: string; password: string }>): Promise<void> {
  await field(page, 'Email').fill(person.email);
  await field(page, 'Password').fill(person.password);
  await button(page, 'Log in').click();
}

export async function logOut(page: Page): Promise<void> {
  await button(page, 'Account').click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await page.waitForURL(/\/login\//);
}

/** Where the page stands, without the host. */
export function whereIs(page: Page): string {
  const { pathname, search, hash } = new URL(page.url());
  return pathname + search + hash;
}
