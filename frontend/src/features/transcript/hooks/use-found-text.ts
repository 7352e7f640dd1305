'use client';

import { useEffect, type RefObject } from 'react';
import { findAll, type Query } from '../model/find';

const NAME = 'found-text';

/** Paints what was found in the lines that are on the page, some twenty in a long text, and again whenever others come or change. */
export function useFoundText(root: RefObject<HTMLElement | null>, query: Query | null): void {
  useEffect(() => {
    const lines = root.current;
    if (!lines || !query?.text || typeof CSS === 'undefined' || !('highlights' in CSS)) return;
    let frame = 0;
    const paint = () => CSS.highlights.set(NAME, new Highlight(...rangesIn(lines, query)));
    paint();
    // A long list draws new lines by itself when it is scrolled. Painting changes nothing that is observed here.
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(paint);
    });
    observer.observe(lines, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      CSS.highlights.delete(NAME);
    };
  }, [root, query]);
}

function rangesIn(lines: HTMLElement, query: Query): StaticRange[] {
  const ranges: StaticRange[] = [];
  for (const text of lines.querySelectorAll('[data-text]')) {
    for (const { start, end } of findAll([{ key: 0, text: text.textContent ?? '' }], query)) {
      const [from, to] = [placeOf(text, start), placeOf(text, end)];
      if (from && to)
        ranges.push(
          new StaticRange({ startContainer: from[0], startOffset: from[1], endContainer: to[0], endOffset: to[1] }),
        );
    }
  }
  return ranges;
}

function placeOf(element: Element, offset: number): [Node, number] | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let passed = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (offset <= passed + length) return [node, offset - passed];
    passed += length;
  }
  return null;
}
