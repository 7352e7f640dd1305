import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { accessibilityFindings, contrastFindings, sidewaysScroll } from '../support/axe';
import { openScene, SCENES, settled } from '../support/scenes';
import { makeWorld, type World } from '../support/world';

/** The narrowest window that WCAG 2.2 requires (1.4.10): a desktop at 400 %. */
const NARROW = { width: 320, height: 640 };

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** Every page and main state: no axe findings in either theme, no sideways scroll, no word in the other language. */
test.each(SCENES)('$name is accessible in English and Russian, light and dark, wide and narrow', async (scene) => {
  for (const view of [{ locale: 'en' } as const, { locale: 'ru', phone: true } as const]) {
    const { page, close } = await openScene(scene, world, view);
    const found = (where: string, findings: string[]) => expect({ where, findings }).toEqual({ where, findings: [] });
    found(`${view.locale} light`, await accessibilityFindings(page));
    await turnDark(page);
    found(`${view.locale} dark`, await contrastFindings(page));
    await page.setViewportSize(NARROW);
    found(`${view.locale} 320 px`, await sidewaysScroll(page));
    if (!scene.noisy) expect(page.problems).toEqual([]);
    await close();
  }
});

async function turnDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html.dark').waitFor();
  await settled(page);
}
