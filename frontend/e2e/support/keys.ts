import type { Locator, Page } from 'playwright-core';

/** More than any page has before the element that a test looks for. */
const MAX_STOPS = 80;

/** Presses Tab until the target has the focus. Checks that the focus is visible and in the window at every stop. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < MAX_STOPS; stop++) {
    await page.keyboard.press(key);
    const unseen = await page.evaluate(unseenFocus);
    if (unseen) throw new Error(`the focus cannot be seen: ${unseen}`);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${MAX_STOPS} times ${key}, and the focus was never on ${target}`);
}

/** The focused element if its focus is invisible, else null. For a hidden control, the outline may be on a surrounding element. */
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
