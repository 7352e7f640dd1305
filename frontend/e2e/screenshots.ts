import { mkdirSync } from 'node:fs';
import { beforeAll, test } from 'vitest';
import { makeWorld, openScene, SCENES, type World } from './support/scenes';

const FOLDER = process.env.SCREENSHOTS_DIR ?? 'screenshots';
const VIEWS = (['en', 'ru'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    [false, true].map((phone) => ({ locale, theme, phone, name: `${locale}-${theme}-${phone ? 'phone' : 'desktop'}` })),
  ),
);

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

test.each(VIEWS)('pictures of every page: $name', async (view) => {
  const folder = `${FOLDER}/${view.name}`;
  mkdirSync(folder, { recursive: true });
  for (const scene of SCENES) {
    const { page, close } = await openScene(scene, world, view);
    await page.screenshot({ path: `${folder}/${scene.name}.png`, fullPage: true, animations: 'disabled' });
    await close();
  }
});
