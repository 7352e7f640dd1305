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

export async function sidewaysScroll(page: Page): Promise<string[]> {
  const [content, view] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  return content > view ? [`the page scrolls ${content - view} px sideways`] : [];
}

async function violations(axe: AxeBuilder): Promise<string[]> {
  const result = await axe.analyze();
  return result.violations.map(({ id, help, nodes }) => {
    const where = nodes.map((node) => node.target.join(' ')).slice(0, 3);
    return `${id}: ${help} (${where.join(' | ')})`;
  });
}
