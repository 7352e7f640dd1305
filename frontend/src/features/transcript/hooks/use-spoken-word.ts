'use client';

import { useEffect, useRef, type RefObject } from 'react';
import type { Segment } from '@/lib/api-types';
import type { MediaClock } from '@/lib/media-clock';
import { indexAt, spokenAt } from '../model/search';

type Timed = Readonly<{ key: number; start: number; end: number; text: string }>;
type Spoken = Readonly<{
  clock: MediaClock;
  root: RefObject<HTMLElement | null>;
  segments: readonly Timed[];
  origins: ReadonlyMap<number, Segment>;
  /** Another segment started. */
  onSegment: (index: number) => void;
}>;

const NAME = 'spoken-word';
const canHighlight = () => typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight !== 'undefined';

/** Highlights the word being spoken. A binary search finds it, and the browser paints one range; React renders nothing. */
export function useSpokenWord(spoken: Spoken): void {
  const latest = useRef(spoken);
  useEffect(() => {
    latest.current = spoken;
  });
  const { clock } = spoken;
  useEffect(() => {
    let current = -1;
    let lit: Element | null = null;
    const light = (element: Element | null) => {
      if (element === lit && (!lit || lit.isConnected)) return;
      lit?.classList.remove(NAME);
      lit = element;
      const text = element?.firstChild;
      if (!canHighlight()) element?.classList.add(NAME);
      else if (!text) CSS.highlights.delete(NAME);
      else {
        const range = new StaticRange({
          startContainer: text,
          startOffset: 0,
          endContainer: text,
          endOffset: text.textContent?.length ?? 0,
        });
        CSS.highlights.set(NAME, new Highlight(range));
      }
    };
    const tick = (seconds: number) => {
      const { segments, origins, root, onSegment } = latest.current;
      const index = indexAt(segments, seconds);
      const now = segments[index];
      const row = now && root.current?.querySelector(`[data-key="${now.key}"]`);
      if (row && !row.hasAttribute('data-now')) {
        root.current?.querySelectorAll('[data-now]').forEach((other) => other.removeAttribute('data-now'));
        row.setAttribute('data-now', '');
      }
      if (index !== current) {
        current = index;
        onSegment(index);
      }
      const words = now && origins.get(now.key)?.words;
      const word = words?.length ? spokenAt(words, seconds) : -1;
      light(word < 0 ? null : (row?.querySelector(`[data-word="${word}"]`) ?? null));
    };
    tick(clock.time);
    const stop = clock.onTime(tick);
    return () => {
      stop();
      light(null);
    };
  }, [clock]);
}
