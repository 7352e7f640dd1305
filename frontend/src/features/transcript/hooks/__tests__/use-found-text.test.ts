import { renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Query } from '../../model/find';
import { useFoundText } from '../use-found-text';

/** The browser's registry of what is painted. */
let highlights: Map<string, Set<StaticRange>>;
const painted = vi.fn();

beforeEach(() => {
  highlights = new Map();
  painted.mockClear();
  const set = highlights.set.bind(highlights);
  highlights.set = (name, ranges) => {
    painted();
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

function page(...lines: string[]) {
  const root = document.createElement('div');
  const add = (text: string) => {
    const line = document.createElement('p');
    line.dataset.text = '';
    line.append(text);
    root.append(line);
  };
  lines.forEach(add);
  return { root, add };
}

const QUERY: Query = { text: 'fox', matchCase: false };

function found() {
  return [...(highlights.get('found-text') ?? [])].map(({ startContainer, startOffset, endOffset }) =>
    startContainer.textContent?.slice(startOffset, endOffset),
  );
}

function finding(root: HTMLElement) {
  const ref = { current: root };
  return renderHook((query: Query | null) => useFoundText(ref, query), { initialProps: QUERY as Query | null });
}

test('a line that comes when the list is scrolled is painted too, all of one frame at once', async () => {
  const { root, add } = page('A fox');
  finding(root);
  expect(found()).toEqual(['fox']);
  add('Another Fox');
  add('A dog');
  root.firstChild!.firstChild!.nodeValue = 'Fox and fox';
  await vi.waitFor(() => expect(found()).toEqual(['Fox', 'fox', 'Fox']));
  expect(painted).toHaveBeenCalledTimes(2);
});

test('without a query nothing is painted, and nothing is watched', async () => {
  const { root, add } = page('A fox');
  const { rerender } = finding(root);
  rerender(null);
  expect(found()).toEqual([]);
  add('Another fox');
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  expect(painted).toHaveBeenCalledTimes(1);
});
