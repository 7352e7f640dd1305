import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { wavOfSize } from '../support/audio';
import { accessibilityFindings } from '../support/axe';
import { aSignedInPage } from '../support/browser';
import { HELLO } from '../support/fixtures';
import { aReceiver, type Call, type Receiver } from '../support/receiver';
import { api, aPerson, stack, type Person } from '../support/stack';
import { aFinishedTask } from '../support/tasks';

let receiver: Receiver | null = null;
afterEach(async () => {
  await receiver?.close();
  receiver = null;
});

async function apiPage(person: Person) {
  const page = await aSignedInPage(person);
  await page.goto('/api-access/');
  await page.getByRole('heading', { name: 'API', level: 1 }).waitFor();
  return page;
}

const asKey = (key: string, path: string, init: RequestInit = {}) =>
  fetch(stack.url + path, { ...init, headers: { Authorization: `Bearer ${key}` } });

/** Reads the secret in the open dialog, and checks that the dialog says it is shown only once. */
async function shownOnce(page: Page, label: string, note: RegExp): Promise<string> {
  const dialog = page.getByRole('dialog');
  await dialog.getByText(note).waitFor();
  const secret = await dialog.getByRole('textbox', { name: label }).innerText();
  // An accidental Esc must not lose it.
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Copy' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  expect(await accessibilityFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'I have saved it' }).click();
  await dialog.waitFor({ state: 'detached' });
  return secret;
}

test('a key is shown once, works in both dialects, is renamed, and is rejected after it was revoked', async () => {
  const page = await apiPage(await aPerson());
  await page.getByText('No keys yet').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'New key' }).click();
  const dialog = page.getByRole('dialog', { name: 'New API key' });
  await dialog.getByRole('button', { name: 'Create key' }).click();
  await dialog.getByText('Give the key a name').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await dialog.getByLabel('Name').fill('Call centre');
  expect(await dialog.getByLabel('Read tasks').isChecked()).toBe(true);
  expect(await dialog.getByLabel('Administration').count()).toBe(0);
  await dialog.getByRole('button', { name: 'Create key' }).click();
  const key = await shownOnce(page, 'API key', /cannot be shown again/);

  expect((await asKey(key, '/api/tasks')).status).toBe(200);
  expect((await asKey(key, '/api/usage?from=2026-01-01&to=2026-01-02')).status).toBe(403);
  const body = new FormData();
  body.set('model', 'whisper-1');
  body.set('file', new Blob([new Uint8Array(readFileSync(HELLO))]), 'hello.flac');
  const said = await asKey(key, '/v1/audio/transcriptions', { method: 'POST', body });
  expect(((await said.json()) as { text: string }).text.toLowerCase()).toContain('speech to text');

  for (const [name, line] of [
    ['curl', `curl ${stack.url}/api/tasks`],
    ['Python', `HOST = "${stack.url}"`],
    ['JavaScript', `const host = '${stack.url}';`],
    ['OpenAI SDK', `base_url="${stack.url}/v1"`],
  ] as const) {
    await page.getByRole('tab', { name, exact: true }).click();
    const code = await page.getByRole('tabpanel').innerText();
    expect(code).toContain(line);
    expect(code).toContain(key);
  }

  await page.reload();
  await page.getByText('Call centre').waitFor();
  expect(await page.content()).not.toContain(key);
  await page.getByText('YOUR_API_KEY').first().waitFor();
  await page.getByText(/^Last used/).waitFor();
  await page.getByRole('button', { name: 'Rename the key Call centre' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Archive');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Revoke the key Archive' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('No keys yet').waitFor();
  await expect.poll(async () => (await asKey(key, '/api/tasks')).status, { timeout: 35_000 }).toBe(401);
  expect(page.problems).toEqual([]);
});

test('the API reference is one click away', async () => {
  const page = await apiPage(await aPerson());
  const opening = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'API reference (Swagger UI)' }).click();
  const swagger = await opening;
  await swagger.getByText('/api/tasks', { exact: true }).first().waitFor();
});

test('a webhook address that is not allowed is rejected in plain words', async () => {
  const page = await apiPage(await aPerson());
  await page.getByRole('button', { name: 'New webhook' }).click();
  const dialog = page.getByRole('dialog', { name: 'New webhook' });
  await dialog.getByRole('button', { name: 'Add the webhook' }).click();
  await dialog.getByText('Enter the address to be called').waitFor();
  await dialog.getByLabel('Address').fill('https://10.1.2.3/hook');
  await dialog.getByRole('button', { name: 'Add the webhook' }).click();
  await dialog.getByText('The server does not call this address').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('No webhooks yet').waitFor();
  expect(page.problems).toEqual([]);
});

/** Checks a signature by the rules of Standard Webhooks. */
function signs(secret: string, { headers, body }: Call): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const expected = createHmac('sha256', key).update(signed).digest('base64');
  return String(headers['webhook-signature']).split(' ').includes(`v1,${expected}`);
}

const typeOf = ({ body }: Call) => (JSON.parse(body) as { type: string }).type;

test('a webhook is created, tested and called at the end of a task, and its deliveries can be viewed and replayed', async () => {
  receiver = await aReceiver();
  const { url, calls } = receiver;
  const person = await aPerson();
  const page = await apiPage(person);
  await page.getByRole('button', { name: 'New webhook' }).click();
  const dialog = page.getByRole('dialog', { name: 'New webhook' });
  await dialog.getByLabel('Address').fill(url);
  await dialog.getByLabel('Note').fill('the archive');
  await dialog.getByRole('button', { name: 'Add the webhook' }).click();
  const secret = await shownOnce(page, 'Signing secret', /cannot be shown again/);

  await page.getByRole('button', { name: `Test ${url}` }).click();
  await page.getByText(/Delivered: the receiver answered 200/).waitFor();
  expect(calls.map(typeOf)).toEqual(['webhook.test']);
  expect(signs(secret, calls[0]!)).toBe(true);

  await aFinishedTask(person, wavOfSize('called.wav', 40_000));
  await expect.poll(() => calls.length).toBe(2);
  expect(typeOf(calls[1]!)).toBe('task.succeeded');
  await page.getByRole('button', { name: `Deliveries of ${url}` }).click();
  const sheet = page.getByRole('dialog', { name: 'Deliveries' });
  const delivery = sheet.getByRole('listitem').filter({ hasText: 'Task done' });
  await delivery.getByText('Delivered', { exact: true }).waitFor();
  await delivery.getByText(/Attempt 1: response 200/).waitFor();
  await sheet.getByText('Test', { exact: true }).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await delivery.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => calls.length).toBe(3);
  expect(calls[2]!.headers['webhook-id']).toBe(calls[1]!.headers['webhook-id']);
  await delivery.getByText(/Attempt 2: response 200/).waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: `New secret for ${url}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'New secret' }).click();
  const second = await shownOnce(page, 'Signing secret', /cannot be shown again/);
  expect(second).not.toBe(secret);
  await page.getByRole('button', { name: `Test ${url}` }).click();
  await expect.poll(() => calls.length).toBe(4);
  expect([signs(secret, calls[3]!), signs(second, calls[3]!)]).toEqual([true, true]);

  await page.getByRole('button', { name: `Edit ${url}` }).click();
  await page.getByRole('dialog').getByLabel('Active').uncheck();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByText('Off', { exact: true }).waitFor();
  await page.getByRole('button', { name: `Delete ${url}` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('No webhooks yet').waitFor();
  expect(page.problems).toEqual([]);
});

test('a receiver that answers 410 pauses the webhook; the page says why, and resuming works', async () => {
  receiver = await aReceiver();
  const { url, calls, answer } = receiver;
  const person = await aPerson();
  const page = await apiPage(person);
  await page.getByRole('button', { name: 'New webhook' }).click();
  const dialog = page.getByRole('dialog', { name: 'New webhook' });
  await dialog.getByLabel('Address').fill(url);
  await dialog.getByRole('button', { name: 'Add the webhook' }).click();
  await shownOnce(page, 'Signing secret', /cannot be shown again/);
  answer(410);
  await aFinishedTask(person, wavOfSize('gone.wav', 40_000));
  await expect.poll(() => calls.length).toBe(1);
  const isPaused = async () => {
    const { items } = (await (await api(person, '/api/webhooks')).json()) as { items: { paused: boolean }[] };
    return items[0]!.paused;
  };
  await expect.poll(isPaused).toBe(true);
  await page.reload();
  await page.getByText('Paused', { exact: true }).waitFor();
  await page.getByText(/this address is gone \(410\)/).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  answer(200);
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('Active', { exact: true }).waitFor();
  await aFinishedTask(person, wavOfSize('back.wav', 40_000));
  await expect.poll(() => calls.some((call) => call.status === 200)).toBe(true);
});
