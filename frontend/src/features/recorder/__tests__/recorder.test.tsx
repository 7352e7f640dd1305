import { act, render } from '@testing-library/react';
import { StrictMode, useEffect } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { Recorder } from '../recorder';
import { recordingStore } from '../recording-store';

/** A microphone track as a browser provides it; `live` until it is stopped. */
class FakeTrack extends EventTarget {
  live = true;
  constructor(readonly device: string) {
    super();
  }
  stop() {
    this.live = false;
  }
  getSettings = () => ({ deviceId: this.device });
}

/** Permission requests that the user has not answered yet. */
let asked: { allow: (device: string) => FakeTrack; deny: () => void }[];

class FakeMediaRecorder extends EventTarget {
  static isTypeSupported = () => true;
  state = 'inactive';
  start() {
    this.state = 'recording';
  }
  stop() {
    this.state = 'inactive';
    this.dispatchEvent(new Event('stop'));
  }
}

class FakeAudioContext {
  createAnalyser = () => ({});
  createMediaStreamSource = () => ({ connect: () => {} });
  resume = () => Promise.resolve();
  close = () => Promise.resolve();
}

beforeEach(() => {
  asked = [];
  const getUserMedia = () =>
    new Promise((allow, deny) =>
      asked.push({
        allow: (device) => {
          const track = new FakeTrack(device);
          allow({ getTracks: () => [track], getAudioTracks: () => [track] });
          return track;
        },
        deny: () => deny(new DOMException('', 'NotAllowedError')),
      }),
    );
  const enumerateDevices = async () => ['a', 'b'].map((deviceId) => ({ deviceId, label: '', kind: 'audioinput' }));
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('MediaRecorder', FakeMediaRecorder);
  vi.stubGlobal('AudioContext', FakeAudioContext);
  vi.spyOn(recordingStore, 'begin').mockResolvedValue();
  vi.spyOn(recordingStore, 'forget').mockResolvedValue();
  Object.assign(navigator, { mediaDevices: { getUserMedia, enumerateDevices } });
  return () => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    Reflect.deleteProperty(navigator, 'mediaDevices');
  };
});

const answered = () => act(async () => {});

async function ready(device = 'a') {
  const recorder = new Recorder('person');
  void recorder.open(null, false);
  const track = asked[0]!.allow(device);
  await answered();
  expect(recorder.snapshot().phase).toBe('ready');
  return { recorder, track };
}

it('a permission granted after Back does not open the microphone', async () => {
  const recorder = new Recorder('person');
  void recorder.open(null, false);
  recorder.leave();
  const track = asked[0]!.allow('a');
  await answered();
  expect([recorder.snapshot().phase, track.live]).toEqual(['idle', false]);
});

it('only the answer to the latest of two requests counts', async () => {
  const recorder = new Recorder('person');
  void recorder.open(null, false);
  recorder.leave();
  void recorder.open(null, false);
  const [first, second] = [asked[0]!.allow('a'), asked[1]!.allow('b')];
  await answered();
  expect([first.live, second.live]).toEqual([false, true]);
  expect(recorder.snapshot()).toMatchObject({ phase: 'ready', microphone: 'b' });
});

it('a permission denied after Back is not an error', async () => {
  const recorder = new Recorder('person');
  void recorder.open(null, false);
  recorder.leave();
  asked[0]!.deny();
  await answered();
  expect(recorder.snapshot()).toMatchObject({ phase: 'idle', error: null });
});

it('the device choice stays on screen while another device opens', async () => {
  const { recorder, track } = await ready();
  void recorder.open('b', true);
  expect(recorder.snapshot()).toMatchObject({ phase: 'ready', microphone: 'b', raw: true });
  expect(track.live).toBe(false);
  asked[1]!.deny();
  await answered();
  expect(recorder.snapshot()).toMatchObject({ phase: 'idle', error: 'denied' });
});

it('a start pressed while another device opens waits for it', async () => {
  const { recorder } = await ready();
  void recorder.open('b', false);
  void recorder.start('Talk');
  await answered();
  expect(recorder.snapshot().phase).toBe('ready');
  const track = asked[1]!.allow('b');
  await answered();
  expect([recorder.snapshot().phase, track.live]).toEqual(['recording', true]);
  await recorder.discard();
});

function Panel({ recorder }: Readonly<{ recorder: Recorder }>) {
  useEffect(() => recorder.appear(), [recorder]);
  return null;
}

it('leaving the page before recording closes the microphone', async () => {
  const { recorder, track } = await ready();
  const { unmount } = render(<Panel recorder={recorder} />, { wrapper: StrictMode });
  await answered();
  expect(track.live).toBe(true);
  unmount();
  await answered();
  expect([recorder.snapshot().phase, track.live]).toEqual(['idle', false]);
});

it('leaving the page while recording keeps the microphone open', async () => {
  const { recorder, track } = await ready();
  const { unmount } = render(<Panel recorder={recorder} />);
  await recorder.start('Talk');
  unmount();
  await answered();
  expect([recorder.snapshot().phase, track.live]).toEqual(['recording', true]);
  await recorder.discard();
  expect(track.live).toBe(false);
});
