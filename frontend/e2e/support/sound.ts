import type { Page } from 'playwright-core';

declare global {
  interface Window {
    heard: HTMLAudioElement;
    lit: { at: number; line: number; word: number; text: string }[];
  }
}

/** Lets a test see what is played, and each word as it is lit, with the moment of the recording at which it was. Before the page opens. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.lit = [];
    window.Audio = class extends Audio {
      constructor(src?: string) {
        super(src);
        // The page also makes one to ask what it can play.
        this.addEventListener('loadstart', () => (window.heard = this), { once: true });
      }
    };
    const set = HighlightRegistry.prototype.set;
    HighlightRegistry.prototype.set = function (name, highlight) {
      const [range] = name === 'spoken-word' ? [...highlight] : [];
      const word = range?.startContainer.parentElement;
      if (range && word) {
        window.lit.push({
          at: (window.heard as HTMLAudioElement | undefined)?.currentTime ?? 0,
          line: Number(word.closest('[data-key]')?.getAttribute('data-key')),
          word: Number(word.dataset.word),
          text: word.innerText.slice(range.startOffset, range.endOffset),
        });
      }
      return set.call(this, name, highlight);
    };
  });
}

export const heardAt = (page: Page): Promise<number> => page.evaluate(() => window.heard.currentTime);

/** Waits until the recording can be played. */
export const ready = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => window.heard?.readyState >= HTMLMediaElement.HAVE_METADATA);
