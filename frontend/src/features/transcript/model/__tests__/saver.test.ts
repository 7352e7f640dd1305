import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '@/lib/problem';
import { Saver, type SavingState } from '../saver';

let text: string;
let states: SavingState['phase'][];
const send = vi.fn<(text: string) => Promise<void>>();
const keepDraft = vi.fn(async () => {});
const dropDraft = vi.fn(async () => {});
let saver: Saver<string>;

beforeEach(() => {
  vi.useFakeTimers();
  send.mockReset().mockResolvedValue();
  keepDraft.mockClear();
  dropDraft.mockClear();
  states = [];
  saver = new Saver({ content: () => text, send, keepDraft, dropDraft, onState: ({ phase }) => states.push(phase) });
});
afterEach(() => vi.useRealTimers());

const type = (typed: string) => {
  text = typed;
  saver.changed();
};

it('stores a draft within 300 ms even while the user keeps typing', async () => {
  for (let n = 0; n < 6; n++) {
    type('x'.repeat(n));
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(keepDraft).toHaveBeenCalledTimes(1);
  expect(send).not.toHaveBeenCalled();
});

it('saveAll resolves only when everything is on the server', async () => {
  let kept = () => {};
  send.mockImplementationOnce(() => new Promise((resolve) => (kept = resolve)));
  type('a');
  await vi.advanceTimersByTimeAsync(1000);
  type('ab');
  const settled = saver.saveAll();
  kept();
  await settled;
  expect(send.mock.calls).toEqual([['a'], ['ab']]);
  expect(states.at(-1)).toBe('saved');
});

it('saveAll fails while the server rejects the text', async () => {
  send.mockRejectedValue(new Problem('internal', 500, 'broken'));
  type('a');
  await expect(saver.saveAll()).rejects.toMatchObject({ status: 500 });
});

it('leaving the page during a save keeps later typing as a draft of the saved version', async () => {
  let kept = () => {};
  send.mockImplementationOnce(() => new Promise((resolve) => (kept = resolve)));
  type('a');
  await vi.advanceTimersByTimeAsync(1000);
  type('ab');
  saver.stop();
  keepDraft.mockClear();
  kept();
  await vi.advanceTimersByTimeAsync(0);
  expect(keepDraft).toHaveBeenCalledTimes(1);
});

it('leaving the page before the idle second has passed still saves what was typed', async () => {
  type('a');
  await saver.stop();
  expect(send.mock.calls).toEqual([['a']]);
  expect(dropDraft).toHaveBeenCalledTimes(1);
});

it('leaving the page while the server is unreachable keeps the draft and ends', async () => {
  send.mockRejectedValue(new Problem('unreachable', 0, ''));
  type('a');
  await saver.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(send).toHaveBeenCalledTimes(1);
  expect(keepDraft).toHaveBeenCalledWith('a');
  expect(dropDraft).not.toHaveBeenCalled();
});

it('saves once after an idle second and deletes the draft', async () => {
  type('a');
  await vi.advanceTimersByTimeAsync(900);
  type('ab');
  await vi.advanceTimersByTimeAsync(1000);
  expect(send.mock.calls).toEqual([['ab']]);
  expect(dropDraft).toHaveBeenCalledTimes(1);
  expect(states.at(-1)).toBe('saved');
});

it('never sends two requests at once, and sends later changes afterwards', async () => {
  let answer = () => {};
  send.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  type('a');
  await vi.advanceTimersByTimeAsync(1000);
  type('ab');
  await vi.advanceTimersByTimeAsync(3000);
  expect(send).toHaveBeenCalledTimes(1);
  answer();
  await vi.advanceTimersByTimeAsync(1000);
  expect(send.mock.calls).toEqual([['a'], ['ab']]);
});

it('stops at a conflict until the user decides, and goes on with the user’s text', async () => {
  send.mockRejectedValueOnce(new Problem('version_conflict', 412, ''));
  type('mine');
  await vi.advanceTimersByTimeAsync(1000);
  type('mine too');
  await vi.advanceTimersByTimeAsync(9000);
  expect(states.at(-1)).toBe('conflict');
  expect(send).toHaveBeenCalledTimes(1);
  saver.resolved(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(send).toHaveBeenLastCalledWith('mine too');
});

it('retries by itself after a network failure, but not after a rejection', async () => {
  send.mockRejectedValueOnce(new Problem('unreachable', 0, ''));
  type('a');
  await vi.advanceTimersByTimeAsync(1000);
  expect(states.at(-1)).toBe('failed');
  await vi.advanceTimersByTimeAsync(5000);
  expect(states.at(-1)).toBe('saved');
  send.mockRejectedValueOnce(new Problem('validation_failed', 422, ''));
  type('b');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(states.at(-1)).toBe('failed');
  expect(send).toHaveBeenCalledTimes(3);
});
