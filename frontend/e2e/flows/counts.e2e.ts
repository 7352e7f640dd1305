import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { wavOfSize } from '../support/audio';
import { aSignedInPage } from '../support/browser';
import { api, aPerson, type Person } from '../support/stack';
import { aFinishedTask, aTask, over } from '../support/tasks';

/** The counts on the buttons by their label: `Done` → 2. */
async function shown(page: Page): Promise<Record<string, number>> {
  const buttons = await page.getByRole('group', { name: 'Status' }).getByRole('button').allInnerTexts();
  return Object.fromEntries(buttons.map((words) => [words.replace(/\s*\d+$/, ''), Number(/\d+$/.exec(words)?.[0])]));
}

async function counted(person: Person, query: string): Promise<Record<string, number>> {
  const page = (await (await api(person, `/api/tasks?limit=1&counts=true${query}`)).json()) as {
    counts: Record<string, number>;
  };
  const { all, queued, running, success, failure, cancelled } = page.counts;
  return {
    All: all!,
    Waiting: queued!,
    Transcribing: running!,
    Done: success!,
    Failed: failure!,
    Cancelled: cancelled!,
  };
}

test.each(['', 'tone'])('the counts on the filters follow changes made elsewhere, searching for "%s"', async (q) => {
  const person = await aPerson();
  await aFinishedTask(person, wavOfSize('first.wav', 30_000), { name: 'First tone' });
  const page = await aSignedInPage(person);
  await page.goto(`/dashboard/${q && `?q=${q}`}`);
  await page.getByRole('group', { name: 'Status' }).waitFor();
  const follows = async () => {
    const query = q && `&q=${q}`;
    await expect
      .poll(async () => JSON.stringify(await shown(page)) === JSON.stringify(await counted(person, query)))
      .toBe(true);
  };
  const ids: string[] = [];
  for (const name of ['Second tone', 'Another', 'Third tone']) {
    ids.push((await aTask(person, wavOfSize('more.wav', 30_000), { name })).id);
  }
  await follows();
  for (const id of ids) await over(person, id);
  await follows();
  expect((await counted(person, '')).Done).toBe(4);
  await api(person, `/api/tasks/${ids[0]}`, { method: 'DELETE' });
  await follows();
  await api(person, `/api/tasks/${ids[0]}/restore`, { method: 'POST' });
  await follows();
  await api(person, `/api/tasks/${ids[1]}/retry`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });
  await follows();
  // Choosing a status does not change the other counts.
  await page.getByRole('group', { name: 'Status' }).getByRole('button', { name: /^Done/ }).click();
  await follows();
  await api(person, `/api/tasks/${ids[2]}`, { method: 'DELETE' });
  await follows();
  expect(page.problems).toEqual([]);
});
