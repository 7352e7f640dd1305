'use client';

import { useEffect, type RefObject } from 'react';
import { findAll, type Query } from '../model/find';

const NAME = 'found-text';

/** Paints what was found in the lines that are on the page; runs after each render, over some twenty lines. */
export function useFoundText(root: RefObject<HTMLElement | null>, query: Query | null): void {
  useEffect(() => {
    if (typeof CSS === 'undefined' || !('highlights' in CSS)) return;
    if (!query?.text || !root.current) return void CSS.highlights.delete(NAME);
    const ranges: StaticRange[] = [];
    for (const text of root.current.querySelectorAll('[data-text]')) {
      for (const { start, end } of findAll([{ key: 0, text: text.textContent ?? '' }], query)) {
        const [from, to] = [placeOf(text, start), placeOf(text, end)];
        if (from && to)
          ranges.push(
            new StaticRange({ startContainer: from[0], startOffset: from[1], endContainer: to[0], endOffset: to[1] }),
          );
      }
    }
    CSS.highlights.set(NAME, new Highlight(...ranges));
  });
  useEffect(() => () => void (typeof CSS !== 'undefined' && 'highlights' in CSS && CSS.highlights.delete(NAME)), []);
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
