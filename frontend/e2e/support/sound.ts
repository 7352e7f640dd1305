import type { Page } from 'playwright-core';

declare global {
  interface Window {
    heard: HTMLAudioElement;
    lit: { at: number; segment: number; word: number; text: string }[];
    /** The times of all seeks, in order. */
    sought: number[];
  }
}

/** Lets a test observe playback: each word as it is highlighted, with the playback time at that moment. Call it before opening the page. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.lit = [];
    window.sought = [];
    window.Audio = class extends Audio {
      constructor(src?: string) {
        super(src);
        // The page also creates an audio element to ask which formats it can play.
        this.addEventListener('loadstart', () => (window.heard = this), { once: true });
        this.addEventListener('seeking', () => window.sought.push(this.currentTime));
      }
    };
    const set = HighlightRegistry.prototype.set;
    HighlightRegistry.prototype.set = function (name, highlight) {
      const [range] = name === 'spoken-word' ? [...highlight] : [];
      const word = range?.startContainer.parentElement;
      if (range && word) {
        window.lit.push({
          at: (window.heard as HTMLAudioElement | undefined)?.currentTime ?? 0,
          segment: Number(word.closest('[data-key]')?.getAttribute('data-key')),
          word: Number(word.dataset.word),
          text: word.innerText.slice(range.startOffset, range.endOffset),
        });
      }
      return set.call(this, name, highlight);
    };
  });
}

export const heardAt = (page: Page): Promise<number> => page.evaluate(() => window.heard.currentTime);

/** Waits until the recording is ready to play. */
export const ready = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => window.heard?.readyState >= HTMLMediaElement.HAVE_METADATA);
