import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aSignedInPage, type WatchedPage } from './browser';
import { aPerson, type Person } from './stack';
import { openTask } from './task-page';
import { aTextOf, textsOf } from './transcripts';

/** How long a save may take to arrive. */
export const SOON = { timeout: 20_000, interval: 200 };
export const saved = (page: Page) => page.getByRole('status').getByText('Saved', { exact: true }).waitFor();

export const atServer = (person: Person, id: string, ...texts: string[]) =>
  expect.poll(() => textsOf(person, id), SOON).toEqual(texts);

/** A page with this text, a line each, of somebody new. */
export async function opened(...texts: string[]): Promise<{ person: Person; page: WatchedPage; id: string }> {
  const person = await aPerson();
  const id = await aTextOf(person, ...texts);
  const page = await aSignedInPage(person);
  await openTask(page, id);
  return { person, page, id };
}
