import { renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Hit, Query } from '../../model/find';
import { useFoundText } from '../use-found-text';

/** The browser's highlight registry. */
let highlights: Map<string, Set<StaticRange>>;
const painted = vi.fn();

beforeEach(() => {
  highlights = new Map();
  painted.mockClear();
  const set = highlights.set.bind(highlights);
  highlights.set = (name, ranges) => {
    if (name === 'found-text') painted();
    return set(name, ranges);
  };
  vi.stubGlobal('CSS', { highlights });
  vi.stubGlobal(
    'Highlight',
    class extends Set<StaticRange> {
      constructor(...ranges: StaticRange[]) {
        super(ranges);
      }
    },
  );
  return () => vi.unstubAllGlobals();
});

function page(...segments: string[]) {
  const root = document.createElement('div');
  const add = (text: string) => {
    const segment = document.createElement('div');
    segment.dataset.key = String(root.childElementCount);
    const words = document.createElement('p');
    words.dataset.text = '';
    words.append(text);
    segment.append(words);
    root.append(segment);
  };
  segments.forEach(add);
  return { root, add };
}

const QUERY: Query = { text: 'fox', matchCase: false };

function found(name = 'found-text') {
  return [...(highlights.get(name) ?? [])].map(({ startContainer, startOffset, endOffset }) =>
    startContainer.textContent?.slice(startOffset, endOffset),
  );
}

function finding(root: HTMLElement) {
  const ref = { current: root };
  return renderHook((query: Query | null) => useFoundText(ref, query, null), { initialProps: QUERY as Query | null });
}

test('segments rendered while scrolling are highlighted too, all of one frame together', async () => {
  const { root, add } = page('A fox');
  finding(root);
  expect(found()).toEqual(['fox']);
  add('Another Fox');
  add('A dog');
  root.querySelector('p')!.firstChild!.nodeValue = 'Fox and fox';
  await vi.waitFor(() => expect(found()).toEqual(['Fox', 'fox', 'Fox']));
  expect(painted).toHaveBeenCalledTimes(2);
});

test('the current match is highlighted differently from the others', () => {
  const ref = { current: page('A fox and a Fox', 'One more fox').root };
  const { rerender } = renderHook((hit: Hit | null) => useFoundText(ref, QUERY, hit), {
    initialProps: { key: 0, start: 12, end: 15 } as Hit | null,
  });
  expect(found('found-now')).toEqual(['Fox']);
  expect(found()).toEqual(['fox', 'fox']);
  rerender(null);
  expect(found('found-now')).toEqual([]);
  expect(found()).toEqual(['fox', 'Fox', 'fox']);
});

test('without a query, nothing is highlighted and nothing is observed', async () => {
  const { root, add } = page('A fox');
  const { rerender } = finding(root);
  rerender(null);
  expect(found()).toEqual([]);
  add('Another fox');
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  expect(painted).toHaveBeenCalledTimes(1);
});
