import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with the page as it stands, one line each; empty is right. A page wider than its window is one of them. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(RULES);
  return [...(await violations(axe)), ...(await sidewaysScroll(page))];
}

/** Only what depends on colours: the rest of the page is the same in the other theme. */
export async function contrastFindings(page: Page): Promise<string[]> {
  return violations(new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']));
}

/** Charts and lists fit themselves to a new width a moment later, so the page gets that moment. */
export async function sidewaysScroll(page: Page): Promise<string[]> {
  const fits = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth;
  const fitted = await page.waitForFunction(fits, null, { timeout: 3000 }).catch(() => null);
  if (fitted) return [];
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const wide = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > width + 0.5,
    );
    return [
      `the page scrolls sideways: ${wide
        .slice(0, 3)
        .map((one) => one.outerHTML.slice(0, 120))
        .join(' | ')}`,
    ];
  });
}

async function violations(axe: AxeBuilder): Promise<string[]> {
  const result = await axe.analyze();
  return result.violations.map(({ id, help, nodes }) => {
    const where = nodes.map((node) => node.target.join(' ')).slice(0, 3);
    return `${id}: ${help} (${where.join(' | ')})`;
  });
}
