import type { Locator, Page } from 'playwright-core';

/** More stops than any page has before what a test looks for. */
const MOST_STOPS = 80;

/** Tab, again and again, until the focus is on it. Every stop on the way can be seen, and stands in the window. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press(key);
    const unseen = await page.evaluate(unseenFocus);
    if (unseen) throw new Error(`the focus cannot be seen: ${unseen}`);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${MOST_STOPS} times ${key}, and the focus was never on ${target}`);
}

/** The focused element when nothing shows that it has the focus, else null. An outline may stand on what surrounds a hidden control. */
function unseenFocus(): string | null {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const marked = [focused, focused.parentElement, focused.parentElement?.parentElement].some((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || (element === focused && boxShadow !== 'none');
  });
  const { top, bottom, left, right } = focused.getBoundingClientRect();
  const inWindow = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  return marked && inWindow ? null : focused.outerHTML.slice(0, 160);
}
