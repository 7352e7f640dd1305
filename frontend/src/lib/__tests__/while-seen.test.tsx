import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aliveWork } from '../alive-work';
import { whileSeen, type Sight } from '../while-seen';

const seen = vi.fn();
const unseen = vi.fn();
let sight: Sight | undefined;

function show(hidden: boolean) {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  sight?.end();
  aliveWork.end('upload');
  vi.restoreAllMocks();
  vi.clearAllMocks();
  vi.useRealTimers();
});

it('a foreground tab is seen at once', () => {
  show(false);
  sight = whileSeen(seen, unseen);
  expect(seen).toHaveBeenCalledOnce();
  expect(sight.isSeen()).toBe(true);
});

it('a tab opened in the background is seen once it is shown', () => {
  show(true);
  sight = whileSeen(seen, unseen);
  vi.advanceTimersByTime(60_000);
  expect(seen).not.toHaveBeenCalled();
  expect(unseen).not.toHaveBeenCalled();
  show(false);
  expect(seen).toHaveBeenCalledOnce();
});

it('a glance at another tab changes nothing; a longer one makes the tab unseen until it is shown again', () => {
  show(false);
  sight = whileSeen(seen, unseen);
  show(true);
  vi.advanceTimersByTime(4_900);
  show(false);
  vi.advanceTimersByTime(60_000);
  expect(unseen).not.toHaveBeenCalled();
  expect(seen).toHaveBeenCalledOnce();

  show(true);
  vi.advanceTimersByTime(5_100);
  expect(unseen).toHaveBeenCalledOnce();
  expect(sight.isSeen()).toBe(false);
  show(false);
  expect(seen).toHaveBeenCalledTimes(2);
});

it('a hidden tab counts as seen until its upload is done', () => {
  show(false);
  sight = whileSeen(seen, unseen);
  aliveWork.begin('upload', 'upload');
  show(true);
  vi.advanceTimersByTime(60_000);
  expect(unseen).not.toHaveBeenCalled();
  aliveWork.end('upload');
  vi.advanceTimersByTime(5_100);
  expect(unseen).toHaveBeenCalledOnce();
});

it('reports nothing after end()', () => {
  show(false);
  sight = whileSeen(seen, unseen);
  show(true);
  sight.end();
  vi.advanceTimersByTime(60_000);
  show(false);
  expect(seen).toHaveBeenCalledOnce();
  expect(unseen).not.toHaveBeenCalled();
});
