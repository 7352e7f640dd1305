import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aContext, aPage, signIn, type WatchedPage } from '../support/browser';
import { api, aPerson, stack, type Person } from '../support/stack';
import { edit, field, segments, openTask, part } from '../support/task-page';
import { aTask } from '../support/tasks';
import { aTranscribedTask, saveText } from '../support/transcripts';
import { quiet } from '../support/wav';

/** Twenty attempts to make a page execute text. Each would open a dialog. */
const HOSTILE = [
  `<script>alert(1)</script>`,
  `"><script>alert(2)</script>`,
  `'-alert(3)-'`,
  `<img src=x onerror=alert(4)>`,
  `"><img src=x onerror="alert(5)">`,
  `<svg onload=alert(6)>`,
  `<svg><script>alert(7)</script></svg>`,
  `<iframe srcdoc="<script>alert(8)</script>"></iframe>`,
  `<a href="javascript:alert(9)">here</a>`,
  `javascript:alert(10)`,
  `<body onload=alert(11)>`,
  `<details open ontoggle=alert(12)>x</details>`,
  `<input autofocus onfocus=alert(13)>`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror=alert(14)>`,
  `</textarea><script>alert(15)</script>`,
  `</title><script>alert(16)</script>`,
  `{{constructor.constructor('alert(17)')()}}`,
  '${alert(18)}<b>{name}</b>',
  `<style>@import'javascript:alert(19)';</style>`,
  `&lt;script&gt;alert(20)&lt;/script&gt;&#x3c;b&#x3e;`,
] as const;

type Guarded = WatchedPage & { dialogs: string[]; reports: string[] };

/** A page that records every dialog and every report of the content security policy. */
async function aGuardedPage(context: BrowserContext): Promise<Guarded> {
  const page = Object.assign(await aPage(context), { dialogs: [] as string[], reports: [] as string[] });
  page.on('dialog', (dialog) => {
    page.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.exposeFunction('noteReport', (report: string) => void page.reports.push(report));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      (window as unknown as { noteReport: (report: string) => void }).noteReport(`${effectiveDirective} ${blockedURI}`),
    );
  });
  return page;
}

async function signedIn(person: Person): Promise<Guarded> {
  const context = await aContext();
  await signIn(context, person);
  return aGuardedPage(context);
}

const oneSpaced = (text: string) => text.replace(/\s+/g, ' ');

/** Waits until each text is visible on the page exactly as written. */
async function shown(page: Page, texts: readonly string[]): Promise<void> {
  const missing = async () => {
    const body = oneSpaced(await page.locator('body').innerText());
    return texts.filter((text) => !body.includes(oneSpaced(text)));
  };
  await expect.poll(missing).toEqual([]);
}

async function harmless(page: Guarded): Promise<void> {
  const made = 'img[src=x], [onerror], [onload], [ontoggle], [onfocus], a[href^="javascript:"], iframe, mglyph';
  expect(await page.locator(made).count()).toBe(0);
  expect(page.dialogs).toEqual([]);
  expect(page.reports).toEqual([]);
  expect(page.problems).toEqual([]);
}

const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** A task with a hostile text, hostile speakers and hostile tags. */
async function aHostileTask(person: Person): Promise<string> {
  const id = await aTranscribedTask(person, quiet(HOSTILE.length), { name: HOSTILE[3] });
  await saveText(
    person,
    id,
    HOSTILE.map((text, n) => ({ start: n, end: n + 1, text, speaker: String(n) })),
    Object.fromEntries(HOSTILE.map((text, n) => [String(n), `${text} says`])),
  );
  const pairs = Array.from({ length: 10 }, (_, n) => [`<b>${n}</b>`, `${HOSTILE[n]} ${HOSTILE[n + 10]}`] as const);
  await api(person, `/api/tasks/${id}`, json('PATCH', { metadata: Object.fromEntries(pairs) }));
  return id;
}

test('hostile names, texts and errors appear as text in the table', async () => {
  const person = await aPerson();
  await Promise.all(HOSTILE.map((name) => aTask(person, quiet(1), { name })));
  const page = await signedIn(person);
  await page.route('**/api/tasks?*', async (route) => {
    const answer = await route.fetch();
    const list = (await answer.json()) as { items: { name: string }[] };
    const items = list.items.map((task, n) => ({
      ...task,
      preview: `${HOSTILE[n % HOSTILE.length]} preview`,
      ...(n % 2 && {
        status: 'failure',
        error: { code: '<i>new</i>', detail: `${task.name} detail`, advice: `${task.name} advice`, retryable: false },
      }),
    }));
    await route.fulfill({ response: answer, json: { ...list, items } });
  });
  await page.goto('/dashboard/');
  const names = async () => (await page.getByRole('table').getByRole('link').allInnerTexts()).map(oneSpaced).sort();
  await expect.poll(names).toEqual([...HOSTILE].sort());
  await shown(
    page,
    HOSTILE.map((text) => `${text} preview`),
  );
  for (const folded of await page.getByText('Details', { exact: true }).all()) await folded.click();
  await page.getByRole('searchbox').fill(HOSTILE[3]);
  await page.waitForURL((url) => url.searchParams.get('q') === HOSTILE[3]);
  await harmless(page);
});

test('hostile segments, speakers and tags appear as text on the task page and behind a share link', async () => {
  const person = await aPerson();
  const id = await aHostileTask(person);
  const page = await signedIn(person);
  await openTask(page, id);
  await shown(page, HOSTILE);
  await shown(
    page,
    HOSTILE.map((text) => `${text} says`),
  );
  const tags = await part(page, 'Tags');
  await shown(page, [`<b>3</b>: ${HOSTILE[3]} ${HOSTILE[13]}`]);
  expect(await tags.getByRole('listitem').count()).toBe(10);

  // The text is also edited, searched, previewed and shown in toasts.
  await edit(page, HOSTILE[14]);
  expect(await field(page).inputValue()).toBe(HOSTILE[14]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.getByLabel('Find', { exact: true }).fill('alert');
  await page.getByLabel('Replace with').fill(HOSTILE[4]);
  await page.getByRole('button', { name: 'Preview changes…' }).click();
  await shown(page, [HOSTILE[0].replace('alert', HOSTILE[4])]);
  await page.keyboard.press('Escape');
  const panel = await part(page, 'Export');
  await panel.getByRole('button', { name: 'Preview' }).click();
  await panel
    .getByRole('region', { name: /Preview of/ })
    .getByText(HOSTILE[19])
    .waitFor();

  const { url } = (await (
    await api(person, `/api/tasks/${id}/shares`, json('POST', { audio: true, expiresAt: tomorrow() }))
  ).json()) as { url: string };
  const reader = await aGuardedPage(await aContext());
  await reader.goto(url);
  await shown(reader, HOSTILE);
  await shown(
    reader,
    HOSTILE.map((text) => `${text} says`),
  );
  expect(await segments(reader).count()).toBe(HOSTILE.length);
  await harmless(reader);

  await (await part(page, 'Transcribe again or delete')).getByRole('button', { name: 'Delete' }).click();
  await page.getByText(`${HOSTILE[3]} is deleted`).waitFor();
  await harmless(page);
});

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

test('a hostile error appears as text on the task page', async () => {
  const person = await aPerson();
  const id = await aTranscribedTask(person, quiet(1));
  for (const text of HOSTILE.slice(3, 6)) {
    const page = await signedIn(person);
    await page.route(`**/api/tasks/${id}`, async (route) => {
      const answer = await route.fetch();
      const error = { code: 'unheard_of', detail: text, advice: text, retryable: false };
      await route.fulfill({
        response: answer,
        json: { ...((await answer.json()) as object), status: 'failure', error, requestId: text },
      });
    });
    await page.goto(`/task/?id=${id}`);
    await shown(page, [text, `Request ${text}`]);
    await harmless(page);
    await page.context().close();
  }
});

test('hostile names of keys, addresses and notes of webhooks appear as text', async () => {
  const person = await aPerson();
  for (const name of HOSTILE) await api(person, '/api/keys', json('POST', { name, scopes: ['tasks:read'] }));
  for (let n = 0; n < 10; n++) {
    await api(
      person,
      '/api/webhooks',
      json('POST', {
        url: `https://1.1.1.1/?q=${encodeURIComponent(HOSTILE[n]!)}`,
        events: ['task.succeeded'],
        description: `${HOSTILE[n]} ${HOSTILE[n + 10]}`,
      }),
    );
  }
  const page = await signedIn(person);
  // Addresses the server would not accept, in case it ever returns them.
  await page.route('**/api/webhooks', async (route) => {
    const answer = await route.fetch();
    const hooks = (await answer.json()) as { items: object[] };
    const items = hooks.items.map((hook, n) => ({ ...hook, url: `https://example.org/${HOSTILE[n]}` }));
    await route.fulfill({ response: answer, json: { ...hooks, items } });
  });
  await page.goto('/api-access/');
  await shown(page, HOSTILE);
  await shown(
    page,
    HOSTILE.slice(0, 10).map((text, n) => `${text} ${HOSTILE[n + 10]}`),
  );
  await shown(
    page,
    HOSTILE.slice(0, 10).map((text) => `https://example.org/${text}`),
  );
  await harmless(page);
});

const PAGES = [
  '/',
  '/login/',
  '/register/',
  '/set-password/',
  '/shared/',
  '/dashboard/',
  '/task/',
  '/usage/',
  '/api-access/',
  '/settings/',
  '/admin/',
  '/nothing-here',
];

test('every page lists its scripts, and no other inline script runs', async () => {
  for (const path of PAGES) {
    const html = await (await fetch(stack.url + path)).text();
    const meta = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html);
    expect(meta, path).not.toBeNull();
    const scripts = /script-src ([^;]+)/.exec(meta![1]!)![1]!;
    expect(scripts, path).toMatch(/^'self'( 'sha256-[^']+')+$/);
    expect(html.indexOf('<script'), path).toBeGreaterThan(meta!.index);
  }
});

test('a script injected into a page is blocked and reported', async () => {
  const page = await aGuardedPage(await aContext());
  await page.goto('/login/');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(page.reports).toEqual([]);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'alert("a script")';
    document.head.append(script);
    const box = document.createElement('div');
    box.innerHTML =
      '<img src="data:," onerror="alert(\'a handler\')"><a id="bait" href="javascript:alert(\'a link\')">x</a>';
    document.body.append(box);
    document.getElementById('bait')!.click();
  });
  await expect
    .poll(() => page.reports.toSorted())
    .toEqual(['script-src-attr inline', 'script-src-elem inline', 'script-src-elem inline']);
  expect(page.dialogs).toEqual([]);
});
