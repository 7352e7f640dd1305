import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accessibilityFindings } from '../support/axe';
import { aContext, aPage, aSignedInPage, signIn, type WatchedPage } from '../support/browser';
import { atServer, opened, saved } from '../support/editing';
import { HELLO } from '../support/fixtures';
import { aPerson, type Person } from '../support/stack';
import { edit, segmentWith, openTask, part } from '../support/task-page';
import { aTextOf, aTranscribedTask, saveText, textsOf, transcriptOf } from '../support/transcripts';

/** Two tabs of one browser edit the same segment. The second one saves after the first one's edit is stored. */
async function inTwoTabs(): Promise<{ person: Person; id: string; second: WatchedPage }> {
  const person = await aPerson();
  const id = await aTextOf(person, 'Common line', 'Other line');
  const context = await aContext();
  await signIn(context, person);
  const [first, second] = [await aPage(context), await aPage(context)];
  await openTask(first, id);
  await openTask(second, id);
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  await second.route('**/transcript', async (route) => {
    if (route.request().method() === 'PUT') await gate;
    await route.continue();
  });
  await (await edit(second, 'Common line')).pressSequentially(' of tab two');
  await (await edit(first, 'Common line')).pressSequentially(' of tab one');
  await saved(first);
  open();
  const dialog = second.getByRole('dialog', { name: 'This text was changed elsewhere' });
  await dialog.getByRole('region', { name: 'Yours' }).getByText('Common line of tab two').waitFor();
  await dialog.getByRole('region', { name: 'On the server' }).getByText('Common line of tab one').waitFor();
  return { person, id, second };
}

test('two tabs that edit one text are shown both versions: keeping mine', async () => {
  const { person, id, second } = await inTwoTabs();
  expect(await accessibilityFindings(second)).toEqual([]);
  expect(await textsOf(person, id)).toEqual(['Common line of tab one', 'Other line']);
  await second.getByRole('button', { name: 'Keep mine' }).click();
  await saved(second);
  expect(await textsOf(person, id)).toEqual(['Common line of tab two', 'Other line']);
  expect(second.problems).toEqual([]);
});

test('two tabs that edit one text are shown both versions: taking the other', async () => {
  const { person, id, second } = await inTwoTabs();
  await second.getByRole('button', { name: 'Use the other' }).click();
  await segmentWith(second, 'Common line of tab one').waitFor();
  await (await edit(second, 'Other line')).pressSequentially(' too');
  await atServer(person, id, 'Common line of tab one', 'Other line too');
  expect(second.problems).toEqual([]);
});

test('a time typed just now is in the downloaded file, and on the server after the page is left', async () => {
  const { person, page, id } = await opened('First line', 'Second line');
  const panel = await part(page, 'Export');
  const start = page.getByRole('group', { name: 'Segment' }).getByLabel('Start');
  await edit(page, 'Second line');
  await start.fill('4');
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Download', exact: true }).click();
  expect(readFileSync((await (await download).path())!, 'utf8')).toContain('00:00:04,000 -->');

  await start.fill('5');
  await page.getByRole('link', { name: 'Usage' }).click();
  await page.getByRole('heading', { level: 1, name: 'Usage' }).waitFor();
  await expect.poll(async () => (await transcriptOf(person, id)).segments[1]!.start).toBe(5);
  await page.goBack();
  await segmentWith(page, 'Second line').waitFor();
  expect(page.problems).toEqual([]);
});

test('a text saved elsewhere appears if nothing is being edited', async () => {
  const { person, page, id } = await opened('Old words');
  await saveText(person, id, [{ start: 0, end: 3, text: 'New words' }]);
  await segmentWith(page, 'New words').waitFor();
  expect(page.problems).toEqual([]);
});

test('versions are listed and viewed, and the recognised text is restored', async () => {
  const person = await aPerson();
  const id = await aTranscribedTask(person, readFileSync(HELLO), { language: 'en' });
  const original = await textsOf(person, id);
  const page = await aSignedInPage(person);
  await openTask(page, id);
  await (await edit(page, original[0]!)).fill('Nothing of it is left');
  await saved(page);
  const versions = await part(page, 'Versions');
  await versions.getByText(/Edited .+, 1 segment · current/).waitFor();
  await versions
    .getByRole('listitem')
    .filter({ hasText: 'As recognised' })
    .getByRole('button', { name: 'Show' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'As recognised' });
  await dialog.getByText(original[0]!).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Restore this one' }).click();
  await segmentWith(page, original[0]!).waitFor();
  await atServer(person, id, ...original);
  expect((await transcriptOf(person, id)).segments[0]!.words.length).toBeGreaterThan(3);
  expect(page.problems).toEqual([]);
});

test('an edit made offline is kept and sent when the network is back', async () => {
  const { person, page, id } = await opened('Before the tunnel');
  const area = await edit(page, 'Before the tunnel');
  await page.context().setOffline(true);
  await area.fill('Inside the tunnel');
  await page
    .getByRole('status')
    .getByText(/Not saved:/)
    .waitFor();
  expect(await textsOf(person, id)).toEqual(['Before the tunnel']);
  await page.context().setOffline(false);
  await saved(page);
  expect(await textsOf(person, id)).toEqual(['Inside the tunnel']);
});

test('an edit that was not saved returns after a reload and is saved then', async () => {
  const { person, page, id } = await opened('First draft', 'Second line');
  await page.route('**/transcript', (route) =>
    route.request().method() === 'PUT' ? route.abort('connectionrefused') : route.continue(),
  );
  await (await edit(page, 'First draft')).pressSequentially(' and more');
  await page
    .getByRole('status')
    .getByText(/Not saved:/)
    .waitFor();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByText('First draft and more').waitFor();
  expect(await textsOf(person, id)).toEqual(['First draft', 'Second line']);
  await page.unroute('**/transcript');
  await saved(page);
  expect(await textsOf(person, id)).toEqual(['First draft and more', 'Second line']);
});
