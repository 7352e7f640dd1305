import { beforeEach, expect, it, vi } from 'vitest';
import { MediaClock } from '../media-clock';

const [NETWORK, DECODE, NOT_SUPPORTED] = [2, 3, 4];
const FIRST = '/audio';
const COPY = '/audio?copy=playable';

/** The part of an audio element that MediaClock uses. */
class FakeAudio extends EventTarget {
  src = '';
  currentTime = 0;
  duration = 60;
  defaultPlaybackRate = 1;
  paused = true;
  error: { code: number } | null = null;
  private rate = 1;
  get playbackRate() {
    return this.rate;
  }
  set playbackRate(rate: number) {
    this.rate = rate;
    this.dispatchEvent(new Event('ratechange'));
  }
  play() {
    this.paused = false;
    this.dispatchEvent(new Event('play'));
    return Promise.resolve();
  }
  /** The browser has loaded the metadata of `src`. */
  knows() {
    this.currentTime = 0;
    this.playbackRate = this.defaultPlaybackRate;
    this.paused = true;
    this.dispatchEvent(new Event('loadedmetadata'));
  }
  fails(code: number) {
    this.error = { code };
    this.dispatchEvent(new Event('error'));
  }
}

beforeEach(() => {
  vi.stubGlobal('Audio', FakeAudio);
  vi.stubGlobal('MediaError', { MEDIA_ERR_DECODE: DECODE, MEDIA_ERR_SRC_NOT_SUPPORTED: NOT_SUPPORTED });
  return () => vi.unstubAllGlobals();
});

function opened(startAt = 0) {
  const clock = new MediaClock();
  const audio = clock.audio as unknown as FakeAudio;
  clock.load([FIRST, COPY], 60, startAt);
  return { clock, audio };
}

it('falls back to the copy for an unknown format, and reports failure after that', () => {
  const { clock, audio } = opened(5);
  audio.fails(NOT_SUPPORTED);
  expect([audio.src, clock.getState().phase]).toEqual([COPY, 'loading']);
  audio.fails(NOT_SUPPORTED);
  expect([clock.getState().phase, clock.time]).toEqual(['failed', 5]);
});

it('continues in the copy, paused at the same time, when the audio cannot be decoded', () => {
  const { clock, audio } = opened(5);
  audio.knows();
  clock.setSpeed(1.5);
  clock.play();
  audio.currentTime = 20;
  audio.fails(DECODE);
  expect([audio.src, clock.getState().playing, clock.time]).toEqual([COPY, false, 20]);
  audio.knows();
  expect([clock.getState().phase, audio.currentTime, audio.playbackRate]).toEqual(['ready', 20, 1.5]);
});

it.each([
  ['a connection that broke', NETWORK],
  ['a request rejected after the first response', NOT_SUPPORTED],
])('%s can be retried at the same time', (_, code) => {
  const { clock, audio } = opened();
  audio.knows();
  clock.play();
  audio.currentTime = 20;
  audio.fails(code);
  expect([audio.src, clock.getState().phase, clock.getState().playing]).toEqual([FIRST, 'failed', false]);
  clock.play();
  expect(clock.getState().playing).toBe(false);

  clock.retry();
  expect(clock.getState().phase).toBe('retrying');
  audio.knows();
  expect([clock.getState().phase, audio.currentTime]).toEqual(['ready', 20]);
});

it('a retry starts with the first address and fails only after the last', () => {
  const { clock, audio } = opened();
  audio.fails(NOT_SUPPORTED);
  audio.fails(NOT_SUPPORTED);
  clock.retry();
  expect(audio.src).toBe(FIRST);
  audio.fails(NOT_SUPPORTED);
  expect([audio.src, clock.getState().phase]).toEqual([COPY, 'retrying']);
  audio.fails(NOT_SUPPORTED);
  expect(clock.getState().phase).toBe('failed');
});

it('a seek after a failure sets where playback continues', () => {
  const { clock, audio } = opened();
  audio.knows();
  audio.currentTime = 20;
  audio.fails(NETWORK);
  clock.seek(40);
  expect(clock.time).toBe(40);
  clock.retry();
  audio.knows();
  expect(audio.currentTime).toBe(40);
});
