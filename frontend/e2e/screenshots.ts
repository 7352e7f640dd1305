import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, test } from 'vitest';
import type { View } from './support/browser';
import { openScene, SCENES, settled } from './support/scenes';
import { makeWorld, type World } from './support/world';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const VIEWS = (['en', 'ru'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    [false, true].map((phone) => ({ locale, theme, phone, name: `${locale}-${theme}-${phone ? 'phone' : 'desktop'}` })),
  ),
);

/** The pictures that are checked in: for the welcome page and the README. */
const SHOWN: readonly (View & { scene: string; file: string })[] = [
  { scene: 'dashboard', file: '../public/welcome-light-en.webp' },
  { scene: 'dashboard', file: '../public/welcome-dark-en.webp', theme: 'dark' },
  { scene: 'dashboard', file: '../public/welcome-light-ru.webp', locale: 'ru' },
  { scene: 'dashboard', file: '../public/welcome-dark-ru.webp', theme: 'dark', locale: 'ru' },
  { scene: 'dashboard', file: '../../docs/pictures/dashboard.webp' },
  { scene: 'dashboard', file: '../../docs/pictures/dashboard-ru.webp', locale: 'ru' },
  { scene: 'task-editing', file: '../../docs/pictures/task.webp' },
  { scene: 'task-editing', file: '../../docs/pictures/task-ru.webp', locale: 'ru' },
  { scene: 'task', file: '../../docs/pictures/task-phone-dark.webp', theme: 'dark', phone: true },
  { scene: 'task', file: '../../docs/pictures/task-phone-dark-ru.webp', theme: 'dark', phone: true, locale: 'ru' },
];

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

test.each(VIEWS)('screenshots of every page: $name', async ({ name, ...view }) => {
  const folder = here(`../screenshots/${name}`);
  mkdirSync(folder, { recursive: true });
  for (const scene of SCENES) {
    const { page, close } = await openScene(scene, world, view);
    await stretch(page);
    await page.screenshot({ path: `${folder}/${scene.name}.png`, animations: 'disabled' });
    await close();
  }
});

test.each(SHOWN)('the picture $file', async ({ scene, file, ...view }) => {
  const { page, close } = await openScene(
    SCENES.find(({ name }) => name === scene)!,
    world,
    view,
  );
  mkdirSync(dirname(here(file)), { recursive: true });
  writeFileSync(here(file), await webp(page));
  await close();
});

/** Makes the window as tall as its page, so that elements fixed to the lower edge cover nothing. */
async function stretch(page: Page): Promise<void> {
  const { width, height } = page.viewportSize()!;
  const needed = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, needed) });
  await settled(page);
}

/** A tenth of the size of a PNG. Playwright itself cannot write WebP. */
async function webp(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
  return Buffer.from(data, 'base64');
}
