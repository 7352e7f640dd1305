import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { wavOfSize } from './audio';
import { api, type Person } from './stack';
import { over } from './tasks';

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

/** A task of a second of silence whose text was put there: nothing has to be recognised. @returns its id */
export async function aTaskWithText(person: Person, ...lines: string[]): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([readFileSync(wavOfSize('silence.wav', 40_000))], { type: 'audio/wav' }), 'silence.wav');
  const made = await api(person, '/api/tasks', { method: 'POST', body: form });
  const { id } = await over(person, ((await made.json()) as { id: string }).id);
  const segments = lines.map((text, at) => ({ start: at / lines.length, end: (at + 1) / lines.length, text }));
  await api(person, `/api/tasks/${id}/transcript`, {
    method: 'PUT',
    body: JSON.stringify({ segments }),
    headers: { 'Content-Type': 'application/json', 'If-Match': '"1"' },
  });
  return id;
}
