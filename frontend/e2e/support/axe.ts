import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with the current page, one line per finding; empty if nothing. A page wider than its window counts as a finding. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(RULES);
  return [...(await violations(axe)), ...(await sidewaysScroll(page))];
}

/** Only the rules that depend on colours; all others give the same result in the other theme. */
export async function contrastFindings(page: Page): Promise<string[]> {
  return violations(new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']));
}

/** Charts and lists adapt to a new width with a delay, so this waits a moment. */
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
