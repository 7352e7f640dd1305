import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityFindings } from '../support/axe';
import { aSignedInPage } from '../support/browser';
import { atServer, opened, saved } from '../support/editing';
import { HELLO } from '../support/fixtures';
import { aPerson, type Person } from '../support/stack';
import { edit, field, segments, segmentWith, openTask } from '../support/task-page';
import { aTranscribedTask, textsOf, transcriptOf } from '../support/transcripts';
import { twoVoices } from '../support/wav';

const tool = (page: Page, name: RegExp | string) =>
  page.getByRole('group', { name: 'Segment' }).getByRole('button', { name });
const timesAtServer = (person: Person, id: string, ...times: [number, number][]) =>
  expect
    .poll(async () => (await transcriptOf(person, id)).segments.map(({ start, end }) => [start, end]))
    .toEqual(times);

test('a correction saves automatically, reaches the server and survives a reload', async () => {
  const person = await aPerson();
  const id = await aTranscribedTask(person, readFileSync(HELLO), { language: 'en' });
  const [first] = (await transcriptOf(person, id)).segments;
  const page = await aSignedInPage(person);
  await openTask(page, id);
  const area = await edit(page, first!.text);
  await area.pressSequentially(' Corrected.');
  await saved(page);
  expect((await textsOf(person, id))[0]).toBe(`${first!.text} Corrected.`);
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.reload();
  await segmentWith(page, 'Corrected.').waitFor();
  expect(page.problems).toEqual([]);
});

test('clicking in the text puts the caret there', async () => {
  const { page } = await opened('Monday morning weather', 'Sunny afternoon');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await segmentWith(page, 'Monday').getByText('morning').click();
  const caret = await field(page).evaluate((area: HTMLTextAreaElement) => area.selectionStart);
  expect(caret).toBeGreaterThan('Monday '.length);
  expect(caret).toBeLessThan('Monday morning'.length);
});

test('segments are navigated, split, merged and left with the keyboard', async () => {
  const { person, page, id } = await opened('One two three four', 'Five six', 'Seven eight');
  const area = await edit(page, 'One two');
  await area.press('Home');
  for (let n = 0; n < 'One two '.length; n++) await area.press('ArrowRight');
  await area.press('Control+Enter');
  await atServer(person, id, 'One two', 'three four', 'Five six', 'Seven eight');
  const [before, after] = (await transcriptOf(person, id)).segments;
  expect(before!.end).toBe(after!.start);
  expect(before!.end).toBeGreaterThan(1);
  expect(before!.end).toBeLessThan(2);

  await area.press('Enter');
  await expect.poll(() => area.inputValue()).toBe('three four');
  await area.press('Tab');
  await expect.poll(() => area.inputValue()).toBe('Five six');
  await area.press('Shift+Tab');
  await expect.poll(() => area.inputValue()).toBe('three four');
  await area.press('Home');
  await area.press('Backspace');
  await expect.poll(() => area.inputValue()).toBe('One two three four');
  await area.pressSequentially('and ');
  await atServer(person, id, 'One two and three four', 'Five six', 'Seven eight');
  await timesAtServer(person, id, [0, 3], [3, 6], [6, 9]);

  await area.press('Escape');
  await area.waitFor({ state: 'detached' });
  await atServer(person, id, 'One two three four', 'Five six', 'Seven eight');
  expect(page.problems).toEqual([]);
});

test('start and end are changed, and a range of segments is shifted', async () => {
  const { person, page, id } = await opened('First', 'Second', 'Third');
  await edit(page, 'Second');
  const tools = page.getByRole('group', { name: 'Segment' });
  await tools.getByLabel('Start').fill('3.25');
  await tools.getByLabel('Start').press('Enter');
  await tools.getByLabel('End').fill('0:05.5');
  await tools.getByLabel('End').press('Enter');
  await timesAtServer(person, id, [0, 3], [3.25, 5.5], [6, 9]);

  const shift = page.getByRole('dialog', { name: 'Shift times' });
  await tool(page, 'Shift times').click();
  await shift.getByLabel('Seconds').fill('0,5');
  await shift.getByLabel('Which segments').selectOption({ label: 'Only this one' });
  expect(await accessibilityFindings(page)).toEqual([]);
  await shift.getByRole('button', { name: 'Shift', exact: true }).click();
  await timesAtServer(person, id, [0, 3], [3.75, 6], [6, 9]);
  await tool(page, 'Shift times').click();
  await shift.getByLabel('Seconds').fill('-0.5');
  await shift.getByLabel('Which segments').selectOption({ label: 'From here to the end' });
  await shift.getByRole('button', { name: 'Shift', exact: true }).click();
  await timesAtServer(person, id, [0, 3], [3.25, 5.5], [5.5, 8.5]);
  expect(page.problems).toEqual([]);
});

test('each edit is undone and redone separately', async () => {
  const { person, page, id } = await opened('Alpha beta', 'Gamma');
  const area = await edit(page, 'Alpha');
  await area.pressSequentially(' delta');
  await area.press('Home');
  for (let n = 0; n < 'Alpha '.length; n++) await area.press('ArrowRight');
  await area.press('Control+Enter');
  await tool(page, 'Delete the segment').click();
  await atServer(person, id, 'beta delta', 'Gamma');
  await page.keyboard.press('Control+z');
  await atServer(person, id, 'Alpha', 'beta delta', 'Gamma');
  await page.getByRole('button', { name: 'Undo' }).click();
  await atServer(person, id, 'Alpha beta delta', 'Gamma');
  await page.getByRole('button', { name: 'Undo' }).click();
  await atServer(person, id, 'Alpha beta', 'Gamma');
  await page.getByRole('button', { name: 'Redo' }).click();
  await page.keyboard.press('Control+Shift+z');
  await atServer(person, id, 'Alpha', 'beta delta', 'Gamma');
  expect(page.problems).toEqual([]);
});

test('only deleting removes a segment, not emptying it', async () => {
  const { person, page, id } = await opened('Keep one', 'Keep two', 'Keep three');
  const area = await edit(page, 'Keep two');
  await area.press('Control+a');
  const sent = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await area.press('Delete');
  expect((await sent).status()).toBe(200);
  expect(await area.inputValue()).toBe('');
  expect(await textsOf(person, id)).toEqual(['Keep one', 'Keep two', 'Keep three']);
  await tool(page, /^Done/).click();
  await segmentWith(page, 'Keep two').waitFor();

  await edit(page, 'Keep two');
  await tool(page, 'Delete the segment').click();
  await atServer(person, id, 'Keep one', 'Keep three');
  expect(await segments(page).count()).toBe(2);
});

test('replacing previews the changes first, and one undo reverts all of them', async () => {
  const { person, page, id } = await opened('The Cat sat', 'A cat ran', 'No pet here', 'The cat left');
  await page.keyboard.press('/');
  const bar = page.getByRole('search', { name: 'Find and replace' });
  await bar.getByLabel('Find', { exact: true }).fill('cat');
  await bar.getByText('3 matches').waitFor();
  await expect.poll(() => page.locator('[data-slot=hits]').getAttribute('d')).toBe('M0 0V1M250 0V1M750 0V1');
  await bar.getByLabel('Find', { exact: true }).press('Enter');
  await bar.getByText('1 of 3').waitFor();
  await bar.getByLabel('Match case').check();
  await bar.getByText('2 matches').waitFor();
  await bar.getByLabel('Match case').uncheck();
  await bar.getByLabel('Replace with').fill('dog');
  await bar.getByRole('button', { name: 'Preview changes…' }).click();
  const preview = page.getByRole('dialog', { name: 'Replace' });
  await preview.getByText('3 segments would change.').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(await textsOf(person, id)).toContain('A cat ran');
  await preview.getByRole('checkbox', { name: 'A dog ran' }).uncheck();
  await preview.getByRole('button', { name: 'Replace in 2 segments' }).click();
  await atServer(person, id, 'The dog sat', 'A cat ran', 'No pet here', 'The dog left');
  await bar.getByText('1 match', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await atServer(person, id, 'The Cat sat', 'A cat ran', 'No pet here', 'The cat left');
  expect(page.problems).toEqual([]);
});

test('speakers are renamed everywhere, assigned to single segments, and merged', async () => {
  const person = await aPerson();
  const audio = twoVoices('Good morning, how are you today?', 'Thank you, I am very well.');
  const id = await aTranscribedTask(person, audio, { channels: 'split', language: 'en' });
  const recognised = await transcriptOf(person, id);
  expect(new Set(recognised.segments.map(({ channel }) => channel))).toEqual(new Set([1, 2]));
  const page = await aSignedInPage(person);
  await openTask(page, id);
  const [first] = recognised.segments;
  await edit(page, first!.text);
  const speaker = page.getByRole('dialog', { name: 'Speaker' });
  const chip = (name: string) => segments(page).getByRole('button', { name, exact: true });
  const speakersAtServer = (...names: (string | undefined)[]) =>
    expect
      .poll(async () => {
        const { segments, speakers } = await transcriptOf(person, id);
        return segments.map(({ speaker: key }) => (key === null ? undefined : speakers[key]));
      })
      .toEqual(names);
  await chip('Channel 1').first().click();
  await speaker.getByLabel('Name everywhere').fill('Анна');
  expect(await accessibilityFindings(page)).toEqual([]);
  await speaker.getByRole('button', { name: 'Rename' }).click();
  const renamed = recognised.segments.map(({ speaker: key }) =>
    key === first!.speaker ? 'Анна' : recognised.speakers[key!],
  );
  await speakersAtServer(...renamed);
  expect(await chip('Анна').count()).toBe(renamed.filter((name) => name === 'Анна').length);

  const last = recognised.segments.at(-1)!;
  await segmentWith(page, last.text)
    .getByRole('button', { name: renamed.at(-1)!, exact: true })
    .click();
  await speaker.getByLabel('Speaker of this segment').selectOption({ label: 'New speaker…' });
  await speaker.getByLabel('Name everywhere').fill('Boris');
  await speaker.getByRole('button', { name: 'Rename' }).click();
  await speakersAtServer(...renamed.slice(0, -1), 'Boris');

  // Without a speaker, the channel is shown.
  await chip('Boris').click();
  await speaker.getByLabel('Speaker of this segment').selectOption({ label: 'No speaker' });
  await speakersAtServer(...renamed.slice(0, -1), undefined);
  await chip('Channel 2').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await chip('Boris').click();
  await speaker.getByLabel('Is the same person as').selectOption({ label: 'Анна' });
  await speakersAtServer(...renamed.slice(0, -1), 'Анна');
  await page.reload();
  await segmentWith(page, last.text).getByText('Анна').waitFor();
  expect(page.problems).toEqual([]);
});

/** A key press on another layout: the same position on the keyboard, another letter. */
async function russian(page: Page, code: string, key: string, control = false): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const press = { code, key, modifiers: control ? 2 : 0 };
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...press, ...(control ? {} : { text: key }) });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press });
  await keyboard.detach();
}

test('shortcuts are keyboard positions, whatever letters the layout has', async () => {
  const { person, page, id } = await opened('Line one', 'Line two');
  await page.keyboard.press('Shift+Slash');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await list.getByText('Split at the cursor').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });

  await russian(page, 'KeyE', 'у');
  await field(page).waitFor();
  expect(await field(page).inputValue()).toBe('Line one');
  // Inside the text field, letters are typed.
  await russian(page, 'KeyE', 'у');
  await atServer(person, id, 'Line oneу', 'Line two');
  await russian(page, 'KeyZ', 'я', true);
  await atServer(person, id, 'Line one', 'Line two');
  await page.keyboard.press('Escape');
  await field(page).waitFor({ state: 'detached' });
  await russian(page, 'Slash', '.');
  await page.getByRole('search', { name: 'Find and replace' }).waitFor();
  expect(page.problems).toEqual([]);
});
