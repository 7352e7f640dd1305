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

it('a tab in front is seen at once', () => {
  show(false);
  sight = whileSeen(seen, unseen);
  expect(seen).toHaveBeenCalledOnce();
  expect(sight.isSeen()).toBe(true);
});

it('a tab opened in the background is seen when it is shown', () => {
  show(true);
  sight = whileSeen(seen, unseen);
  vi.advanceTimersByTime(60_000);
  expect(seen).not.toHaveBeenCalled();
  expect(unseen).not.toHaveBeenCalled();
  show(false);
  expect(seen).toHaveBeenCalledOnce();
});

it('a glance at another tab changes nothing, a longer one ends the sight until the next', () => {
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

it('a hidden tab that uploads counts as seen until it is done', () => {
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

it('after its end it tells nothing', () => {
  show(false);
  sight = whileSeen(seen, unseen);
  show(true);
  sight.end();
  vi.advanceTimersByTime(60_000);
  show(false);
  expect(seen).toHaveBeenCalledOnce();
  expect(unseen).not.toHaveBeenCalled();
});
