import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** For each interaction, its longest event and the time its handlers took, in ms. */
    interactions: Map<number, { duration: number; script: number; name: string }>;
    settleInteractions: () => void;
  }
  interface Performance {
    readonly interactionCount: number;
  }
}

/**
 * Records every interaction of 16 ms or more as the browser measures it, from the press to the next paint. Call it before opening the page.
 */
export async function timeInteractions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.interactions = new Map();
    const note = (entries: PerformanceEntryList) => {
      for (const entry of entries as PerformanceEventTiming[]) {
        if (!entry.interactionId) continue;
        const known = window.interactions.get(entry.interactionId);
        window.interactions.set(entry.interactionId, {
          duration: Math.max(known?.duration ?? 0, entry.duration),
          script: Math.max(known?.script ?? 0, entry.processingEnd - entry.processingStart),
          name: known && known.duration >= entry.duration ? known.name : entry.name,
        });
      }
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
    window.settleInteractions = () => note(observer.takeRecords());
  });
}

/** Times in ms. `script` is the median of the interactions that took a frame or more. */
export type Round = Readonly<{ count: number; p98: number; worst: number; script: number; slowest: string }>;

/** Runs the work and returns how long its interactions took. Those under 16 ms count as 8 ms. */
export async function measured(page: Page, work: () => Promise<void>): Promise<Round> {
  await painted(page);
  const before = await page.evaluate(() => {
    window.interactions.clear();
    return performance.interactionCount;
  });
  await work();
  await painted(page);
  return page.evaluate((first) => {
    const slow = [...window.interactions.values()];
    const count = Math.max(performance.interactionCount - first, slow.length);
    const durations = [...slow.map(({ duration }) => duration), ...Array<number>(count - slow.length).fill(8)];
    durations.sort((a, b) => a - b);
    const worst = slow.reduce((a, b) => (b.duration > a.duration ? b : a), { duration: 0, script: 0, name: '-' });
    return {
      count,
      p98: durations[Math.ceil(count * 0.98) - 1] ?? 0,
      worst: durations.at(-1) ?? 0,
      script: Math.round(slow.map(({ script }) => script).sort((a, b) => a - b)[slow.length >> 1] ?? 0),
      slowest: worst.name,
    };
  }, before);
}

/** Waits for two frames, until the result is on the screen and the interaction is recorded. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let n = 0; n < 3; n++) await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve));
    window.settleInteractions();
  });
}

export const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;
