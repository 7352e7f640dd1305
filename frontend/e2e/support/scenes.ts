import type { Page } from 'playwright-core';
import { fileOf } from './audio';
import { aContext, aPage, signIn, type View, type WatchedPage } from './browser';
import { api, type Person } from './stack';
import type { Viewer, World } from './world';

export type Scene = Readonly<{
  name: string;
  viewer: Viewer;
  path: string | ((world: World) => string);
  /** Brings the page into the state to look at, in either language. */
  enter?: (page: Page, world: World) => Promise<unknown>;
  /** A console error is expected here: the browser logs a response that the page handles. */
  noisy?: boolean;
}>;

export type Stage = Readonly<{ page: WatchedPage; close: () => Promise<void> }>;

/** Opens the scene in a new browser context and waits until it has settled. */
export async function openScene(scene: Scene, world: World, view: View): Promise<Stage> {
  const context = await aContext(view);
  if (scene.viewer !== 'visitor') {
    await signIn(context, world.people[scene.viewer]);
    await speak(world.people[scene.viewer], view.locale ?? 'en');
  }
  const page = await aPage(context);
  await page.goto(typeof scene.path === 'string' ? scene.path : scene.path(world));
  await settled(page);
  if (scene.enter) {
    await scene.enter(page, world);
    await settled(page);
  }
  const close = async () => {
    await context.close();
    // All flows share the administrator, so set the language first.
    if (scene.viewer === 'admin') await speak(world.people.admin, 'en');
  };
  return { page, close };
}

/** Sets the account's language, which overrides the browser's. */
async function speak(person: Person, locale: 'en' | 'ru'): Promise<void> {
  await api(person, '/api/account', {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ locale }),
  });
}

/** Waits until the text is there, nothing is loading and nothing moves. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(
    () =>
      !document.documentElement.hasAttribute('data-locale-pending') &&
      !document.querySelector('[data-slot=skeleton], [aria-busy=true], [data-slot=spinner]'),
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity)
        .map((animation) => animation.finished.catch(() => {})),
    );
  });
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const fill = (page: Page, name: string, value: string) => page.locator(`[name=${name}]`).fill(value);
const choose = (page: Page, ...files: string[]) => page.setInputFiles('[data-picker=files]', files);
const task = (page: Page) => page.locator('[data-slot=transcript]').waitFor();

export const SCENES: readonly Scene[] = [
  { name: 'welcome', viewer: 'visitor', path: '/' },
  { name: 'login', viewer: 'visitor', path: '/login/' },
  { name: 'login-expired', viewer: 'visitor', path: '/login/?expired' },
  {
    name: 'login-rejected',
    viewer: 'visitor',
    path: '/login/',
    noisy: true,
    enter: async (page) => {
      await fill(page, 'email', 'unknown@example.org');
      await fill(page, 'password', 'not the password');
      await page.locator('form button[type=submit]').click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  { name: 'register', viewer: 'visitor', path: '/register/' },
  {
    name: 'register-wrong',
    viewer: 'visitor',
    path: '/register/',
    enter: async (page) => {
      await fill(page, 'email', 'new.user@example.org');
      await fill(page, 'password', 'one password');
      await fill(page, 'repeated', 'another one');
      await page.locator('form button[type=submit]').click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  { name: 'set-password', viewer: 'visitor', path: '/set-password/#an-unknown-token' },
  { name: 'shared', viewer: 'visitor', path: ({ shared }) => `/shared/${shared}` },
  { name: 'shared-missing', viewer: 'visitor', path: '/shared/#unknown', noisy: true },
  { name: 'not-found', viewer: 'visitor', path: '/nothing-here', noisy: true },
  { name: 'dashboard-empty', viewer: 'newcomer', path: '/dashboard/' },
  { name: 'dashboard', viewer: 'worker', path: '/dashboard/' },
  {
    name: 'dashboard-options',
    viewer: 'worker',
    path: '/dashboard/',
    enter: async (page) => {
      await press(page, /^(Language: auto|Язык: авто)$/);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'dashboard-selection',
    viewer: 'worker',
    path: '/dashboard/',
    enter: async (page) => {
      await page.getByRole('checkbox').first().click();
      await page.getByRole('toolbar').waitFor();
    },
  },
  {
    name: 'dashboard-nothing-found',
    viewer: 'worker',
    path: '/dashboard/?q=zzzzzz',
  },
  {
    name: 'dashboard-rejected',
    viewer: 'newcomer',
    path: '/dashboard/',
    enter: async (page) => {
      await choose(page, fileOf('letter.txt', 'Dear'), fileOf('nothing.wav', ''));
      await page.getByText('letter.txt').first().waitFor();
    },
  },
  {
    name: 'dashboard-menu',
    viewer: 'worker',
    path: '/dashboard/',
    enter: async (page) => {
      await page
        .getByRole('button', { name: /Board meeting/ })
        .first()
        .click();
      await page.getByRole('menu').waitFor();
    },
  },
  { name: 'task', viewer: 'worker', path: ({ done }) => `/task/?id=${done}`, enter: task },
  {
    name: 'task-editing',
    viewer: 'worker',
    path: ({ done }) => `/task/?id=${done}`,
    enter: async (page) => {
      await task(page);
      await page.locator('body').press('KeyE');
      await page.getByRole('textbox').first().waitFor();
    },
  },
  {
    name: 'task-find',
    viewer: 'worker',
    path: ({ done }) => `/task/?id=${done}`,
    enter: async (page) => {
      await task(page);
      await page.locator('body').press('Slash');
      await page.keyboard.type('speech');
    },
  },
  {
    name: 'task-keys',
    viewer: 'worker',
    path: ({ done }) => `/task/?id=${done}`,
    enter: async (page) => {
      await task(page);
      await page.locator('body').press('Shift+Slash');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'task-failed', viewer: 'worker', path: ({ failed }) => `/task/?id=${failed}` },
  { name: 'task-cancelled', viewer: 'worker', path: ({ cancelled }) => `/task/?id=${cancelled}` },
  { name: 'task-missing', viewer: 'worker', path: '/task/?id=00000000-0000-4000-8000-000000000000', noisy: true },
  { name: 'usage', viewer: 'worker', path: '/usage/' },
  { name: 'usage-empty', viewer: 'newcomer', path: '/usage/' },
  { name: 'api-access', viewer: 'worker', path: '/api-access/' },
  {
    name: 'api-access-new-key',
    viewer: 'newcomer',
    path: '/api-access/',
    enter: async (page) => {
      await press(page, /^(New key|Новый ключ)$/);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'api-access-new-webhook',
    viewer: 'newcomer',
    path: '/api-access/',
    enter: async (page) => {
      await press(page, /^(New webhook|Новый вебхук)$/);
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'settings', viewer: 'worker', path: '/settings/' },
  {
    name: 'settings-leave',
    viewer: 'worker',
    path: '/settings/',
    enter: async (page) => {
      await press(page, /^(Delete the account|Удалить учётную запись)/);
      await page.locator('[role=dialog], [role=alertdialog]').waitFor();
    },
  },
  ...['users', 'settings', 'queue', 'dead', 'audit', 'usage'].map((tab): Scene => ({
    name: `admin-${tab}`,
    viewer: 'admin',
    path: `/admin/?tab=${tab}`,
  })),
];
