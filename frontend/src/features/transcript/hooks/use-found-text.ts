'use client';

import { useEffect, type RefObject } from 'react';
import { findAll, type Hit, type Query } from '../model/find';

const ALL = 'found-text';
const NOW = 'found-now';

/**
 * Highlights the matches in the rendered segments (about twenty in a long text) and updates when segments are rendered or change. The
 * current match has its own highlight.
 */
export function useFoundText(root: RefObject<HTMLElement | null>, query: Query | null, hit: Hit | null): void {
  useEffect(() => {
    const container = root.current;
    if (!container || !query?.text || typeof CSS === 'undefined' || !('highlights' in CSS)) return;
    let frame = 0;
    const paint = () => {
      const { all, now } = rangesIn(container, query, hit);
      CSS.highlights.set(ALL, new Highlight(...all));
      CSS.highlights.set(NOW, new Highlight(...now));
    };
    paint();
    // A long list renders new segments when it is scrolled. Highlighting changes nothing that is observed here.
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(paint);
    });
    observer.observe(container, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      CSS.highlights.delete(ALL);
      CSS.highlights.delete(NOW);
    };
  }, [root, query, hit]);
}

type Ranges = Readonly<{ all: readonly StaticRange[]; now: readonly StaticRange[] }>;

function rangesIn(container: HTMLElement, query: Query, hit: Hit | null): Ranges {
  const all: StaticRange[] = [];
  const now: StaticRange[] = [];
  for (const text of container.querySelectorAll('[data-text]')) {
    const key = Number(text.closest('[data-key]')?.getAttribute('data-key'));
    for (const { start, end } of findAll([{ key, text: text.textContent ?? '' }], query)) {
      const ranges = hit?.key === key && hit.start === start ? now : all;
      const [from, to] = [pointAt(text, start), pointAt(text, end)];
      if (from && to)
        ranges.push(
          new StaticRange({ startContainer: from[0], startOffset: from[1], endContainer: to[0], endOffset: to[1] }),
        );
    }
  }
  return { all, now };
}

function pointAt(element: Element, offset: number): [Node, number] | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let passed = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (offset <= passed + length) return [node, offset - passed];
    passed += length;
  }
  return null;
}
