import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aSignedInPage, type WatchedPage } from './browser';
import { aPerson, type Person } from './stack';
import { openTask } from './task-page';
import { aTextOf, textsOf } from './transcripts';

export const saved = (page: Page) => page.getByRole('status').getByText('Saved', { exact: true }).waitFor();

export const atServer = (person: Person, id: string, ...texts: string[]) =>
  expect.poll(() => textsOf(person, id)).toEqual(texts);

/** A new user's task page with this text, one segment per argument. */
export async function opened(...texts: string[]): Promise<{ person: Person; page: WatchedPage; id: string }> {
  const person = await aPerson();
  const id = await aTextOf(person, ...texts);
  const page = await aSignedInPage(person);
  await openTask(page, id);
  return { person, page, id };
}
