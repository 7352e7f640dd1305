import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { spoken } from '../support/audio';
import { accessibilityFindings } from '../support/axe';
import { aSignedInPage, chromiumPath, launch, signIn } from '../support/browser';
import { aPerson, stack, type Person } from '../support/stack';
import { over, tasksOf } from '../support/tasks';
import { textOf } from '../support/transcripts';

const ENGLISH = 'The quick brown fox jumps over the lazy dog.';
const RUSSIAN = 'Сегодня хорошая погода. Мы идём гулять в парк.';

const FAKE = (wav: string) => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-audio-capture=${wav}`,
];

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function withMicrophone(person: Person, wav: string, locale: 'en' | 'ru' = 'en') {
  const browser = await launch(FAKE(wav));
  closing.push(() => browser.close());
  const page = await aSignedInPage(person, { in: browser, locale });
  await page.context().grantPermissions(['microphone']);
  await page.goto('/dashboard/');
  return page;
}

/** Waits until the recorder's timer shows at least this many seconds. */
async function recorded(page: Page, seconds: number): Promise<void> {
  await page.waitForFunction((wanted) => {
    const clock = document.querySelector('[role=timer]')?.textContent ?? '0:00';
    const [minutes = 0, rest = 0] = clock.split(':').map(Number);
    return minutes * 60 + rest >= wanted;
  }, seconds);
}

const clock = (page: Page) => page.getByRole('timer').innerText();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

async function textOfOnlyTask(person: Person): Promise<string> {
  const tasks = await tasksOf(person);
  expect(tasks).toHaveLength(1);
  const { id } = await over(person, tasks[0]!.id);
  return (await textOf(person, id)).toLowerCase();
}

test('speech recorded with the microphone appears in the transcript', async () => {
  const person = await aPerson();
  const page = await withMicrophone(person, spoken('fox.wav', ENGLISH));
  await press(page, 'Record');
  await page.getByRole('meter', { name: 'Input level' }).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await press(page, 'Start recording');
  await recorded(page, 1);
  expect(await page.title()).toMatch(/^●/);

  await press(page, 'Pause');
  const before = await clock(page);
  expect(await page.title()).not.toMatch(/^●/);
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(await clock(page)).toBe(before);
  await press(page, 'Resume');
  await recorded(page, 6);

  await press(page, 'Finish');
  await page.getByLabel('Name').fill('Fox and dog');
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Transcribe', exact: true }).first().dblclick();
  await page.getByText('1 file sent').waitFor();
  expect(await textOfOnlyTask(person)).toMatch(/quick|brown|fox|lazy|dog/);
  const items = await tasksOf(person);
  expect(items[0]!.name).toBe('Fox and dog.webm');
  expect(page.problems).toEqual([]);
});

test('Russian speech is recognised, and more can be recorded after listening', async () => {
  const person = await aPerson();
  const page = await withMicrophone(person, spoken('weather.wav', RUSSIAN, 'ru'), 'ru');
  await press(page, 'Запись');
  await press(page, 'Начать запись');
  await recorded(page, 3);
  await press(page, 'Закончить');
  await press(page, 'Записать ещё');
  await recorded(page, 6);
  await press(page, 'Закончить');
  await page.locator('[data-recorder=review]').getByRole('button', { name: 'Расшифровать' }).click();
  await page.getByText('Отправлен 1 файл').waitFor();
  expect(await textOfOnlyTask(person)).toMatch(/погод|сегодня|хорош|идём|парк|гуля/);
});

test('recording goes on while another page is open', async () => {
  const page = await withMicrophone(await aPerson(), spoken('walk.wav', ENGLISH));
  await press(page, 'Record');
  await press(page, 'Start recording');
  await recorded(page, 1);
  await page.getByRole('navigation').getByRole('link', { name: 'Settings' }).first().click();
  const tray = page.getByRole('region', { name: 'Record' });
  await tray.getByText('Recording').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await tray.getByRole('link', { name: 'To the recorder' }).click();
  await recorded(page, 2);
  await press(page, 'Discard');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await page.getByText('Drop recordings here').waitFor();
});

test('playback of a kept recording stops when the microphone opens', async () => {
  const page = await withMicrophone(await aPerson(), spoken('kept.wav', `${ENGLISH} ${ENGLISH}`));
  await press(page, 'Record');
  await press(page, 'Start recording');
  await recorded(page, 6);
  await press(page, 'Finish');
  await page.locator('[data-recorder=review]').waitFor();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await press(page, 'Listen');
  const player = page.locator('#content audio');
  const state = () =>
    player.evaluate((element) => {
      const { paused, ended, currentTime } = element as HTMLAudioElement;
      return { paused, ended, begun: currentTime > 0 };
    });
  await expect.poll(state).toEqual({ paused: false, ended: false, begun: true });

  await press(page, 'Record');
  await page.getByRole('meter', { name: 'Input level' }).waitFor();
  expect(await state()).toEqual({ paused: true, ended: false, begun: true });
  expect(await page.getByRole('button', { name: 'Listen', exact: true }).count()).toBe(0);
  expect(await accessibilityFindings(page)).toEqual([]);
  await press(page, 'Start recording');
  await recorded(page, 1);
  expect((await state()).paused).toBe(true);
});

test('leaving the page while the recorder is still loading closes the microphone', async () => {
  const page = await withMicrophone(await aPerson(), spoken('left.wav', ENGLISH));
  await page.getByText(/Up to .+ each/).waitFor();
  await page.evaluate(() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      (window as unknown as { tracks: MediaStreamTrack[] }).tracks = stream.getTracks();
      return stream;
    };
  });
  const tracks = () =>
    page.evaluate(() =>
      (window as unknown as { tracks?: MediaStreamTrack[] }).tracks?.map(({ readyState }) => readyState),
    );
  let load = () => {};
  const gate = new Promise<void>((resolve) => (load = resolve));
  await page.route('**/_next/static/chunks/**', async (route) => {
    await gate;
    await route.continue();
  });
  await press(page, 'Record');
  await expect.poll(tracks).toEqual(['live']);
  expect(await page.getByRole('meter', { name: 'Input level' }).count()).toBe(0);
  await page.getByRole('navigation').getByRole('link', { name: 'Usage' }).first().click();
  load();
  await page.waitForURL('**/usage/');
  await page.getByRole('heading', { level: 1, name: 'Usage' }).waitFor();
  await expect.poll(tracks).toEqual(['ended']);
});

test('a killed browser loses at most five seconds of a recording', async () => {
  const person = await aPerson();
  const profile = mkdtempSync(join(tmpdir(), 'dashboard-profile-'));
  // A browser that has just exited may still be writing.
  closing.push(async () => rmSync(profile, { recursive: true, force: true, maxRetries: 25, retryDelay: 200 }));
  const wav = spoken('long.wav', `${ENGLISH} ${ENGLISH} ${ENGLISH} ${ENGLISH}`);

  const first = await persistent(profile, wav, person);
  const page = await first.newPage();
  await page.goto('/dashboard/');
  await press(page, 'Record');
  await press(page, 'Start recording');
  await recorded(page, 12);
  const lived = Number((await clock(page)).split(':')[1]);
  await kill(first);

  const again = await (await persistent(profile, wav, person)).newPage();
  await again.goto('/dashboard/');
  await again.getByText('Unfinished recording').waitFor();
  expect(await accessibilityFindings(again)).toEqual([]);
  const kept = await again.getByText(/^\d+:\d\d from /).innerText();
  const seconds = Number(/:(\d\d) from/.exec(kept)![1]);
  console.info(`killed at ${lived} s, kept ${seconds} s`);
  expect(lived - seconds).toBeLessThanOrEqual(5);

  await again.getByRole('button', { name: 'Send', exact: true }).click();
  await again.getByText('1 file sent').waitFor();
  expect(await textOfOnlyTask(person)).toMatch(/quick|brown|fox|lazy|dog/);
  await again.reload();
  await again.getByText('Drop recordings here').waitFor();
  expect(await leftRecordings(again)).toBe(0);
});

test('a recording that the server rejected stays on this device', async () => {
  const page = await withMicrophone(await aPerson(), spoken('rejected.wav', ENGLISH));
  await page.route('**/api/tasks', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 413, contentType: 'text/html', body: '<h1>413 Request Entity Too Large</h1>' })
      : route.continue(),
  );
  await press(page, 'Record');
  await press(page, 'Start recording');
  await recorded(page, 2);
  await press(page, 'Finish');
  await page.locator('[data-recorder=review]').getByRole('button', { name: 'Transcribe' }).click();
  await page.getByText('A proxy rejected the file because it is too large').waitFor();
  await page.reload();
  await page.getByText('Unfinished recording').waitFor();
  expect(await leftRecordings(page)).toBe(1);
});

test('disconnecting the microphone ends the recording and says why', async () => {
  const page = await withMicrophone(await aPerson(), spoken('lost.wav', ENGLISH));
  await page.addInitScript(() => {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      Object.assign(window, { microphoneTrack: stream.getAudioTracks()[0] });
      return stream;
    };
  });
  await page.reload();
  await press(page, 'Record');
  await press(page, 'Start recording');
  await recorded(page, 2);
  await page.evaluate(() =>
    (window as unknown as { microphoneTrack: MediaStreamTrack }).microphoneTrack.dispatchEvent(new Event('ended')),
  );
  await page.getByText('The microphone was disconnected').waitFor();
  expect(await page.getByRole('button', { name: 'Record more' }).count()).toBe(0);
});

test.each([
  ['NotAllowedError', 'denied', 'The microphone is blocked'],
  ['NotFoundError', 'noDevice', 'No microphone found'],
  ['NotReadableError', 'busy', 'The microphone does not respond'],
])('%s has its own help text and a way back', async (name, error, words) => {
  const page = await aSignedInPage(await aPerson());
  await page.addInitScript((kind) => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', kind));
  }, name);
  await page.goto('/dashboard/');
  await press(page, 'Record');
  await page.locator(`[data-recorder-error=${error}]`).getByText(words).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await press(page, 'Back');
  await page.getByText('Drop recordings here').waitFor();
});

test('without https the page says so and names the address to open', async () => {
  const page = await aSignedInPage(await aPerson());
  await page.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false }));
  await page.goto('/dashboard/');
  await press(page, 'Record');
  await page.getByText('Recording needs a secure address').waitFor();
  await page.getByText(/https:\/\/127\.0\.0\.1\/dashboard\//).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
});

/** A browser with its own profile folder, which outlives it. */
async function persistent(profile: string, wav: string, person: Person): Promise<BrowserContext> {
  for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    rmSync(join(profile, lock), { force: true });
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    headless: true,
    baseURL: stack.url,
    locale: 'en-GB',
    permissions: ['microphone'],
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', ...FAKE(wav)],
  });
  closing.push(() => context.close().catch(() => {}));
  await signIn(context, person);
  return context;
}

/** Simulates a crash: kills the processes of this one browser. */
async function kill(context: BrowserContext): Promise<void> {
  const session = await context.browser()!.newBrowserCDPSession();
  const gone = new Promise((resolve) => context.once('close', resolve));
  await session.send('Browser.crash').catch(() => {});
  await gone;
}

/** The number of recordings in the browser's database. */
function leftRecordings(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('whisper-dashboard');
        opening.onerror = () => reject(new Error('no database'));
        opening.onsuccess = () => {
          const counting = opening.result.transaction('recordings').objectStore('recordings').count();
          counting.onsuccess = () => {
            resolve(counting.result);
            opening.result.close();
          };
        };
      }),
  );
}
