import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Task } from '@/lib/api-types';
import { Problem } from '@/lib/problem';
import { backoff, passes } from '../backoff';
import { refusalOf } from '../refusal';
import type { TaskOptions } from '../task-options';
import type { Transfer } from '../transfer';
import { UploadQueue, type QueueTools } from '../upload-queue';

const file = (name: string, bytes = 10, type = 'audio/wav') => new File([new Uint8Array(bytes)], name, { type });
const options = {} as TaskOptions;
const busy = (extras = {}) => new Problem('unavailable', 503, 'busy', null, [], extras);

describe('pauses between tries', () => {
  it('double up to half a minute and obey the server', () => {
    expect([1, 2, 3, 6, 20].map((failures) => backoff(failures, busy()))).toEqual([1000, 2000, 4000, 30_000, 30_000]);
    expect(backoff(1, busy({ retryAfterSeconds: 7 }))).toBe(7000);
  });

  it('are made only for what passes by itself', () => {
    expect(passes(busy())).toBe(true);
    expect(passes(new Problem('unreachable', 0, ''))).toBe(true);
    expect(passes(new Problem('quota_exceeded', 429, ''))).toBe(false);
    expect(passes(new Problem('storage_full', 507, ''))).toBe(false);
  });
});

describe('files that are not even tried', () => {
  const config = {
    accept: { extensions: ['wav', 'ogg'], mediaTypes: ['audio/*'] },
    limits: { maxUploadBytes: 100 },
  } as unknown as Parameters<typeof refusalOf>[1];
  it.each([
    ['empty.wav', 0, 'audio/wav', 'empty'],
    ['big.wav', 101, 'audio/wav', 'size'],
    ['text.txt', 10, 'text/plain', 'type'],
    ['VOICE.OGG', 10, '', null],
    ['unknown', 10, '', null],
    ['note.xyz', 10, 'audio/x-own; codecs=1', null],
  ])('%s of %i bytes', (name, bytes, type, reason) => {
    expect(refusalOf(file(name, bytes, type), config)).toBe(reason);
  });
});

describe('the queue', () => {
  const sending: { at: Transfer; done: () => void; fail: (error: unknown) => void }[] = [];
  const renewSession = vi.fn(async () => false);
  const tools: QueueTools = {
    hash: async () => null,
    findDuplicate: async () => null,
    transfer: (at) =>
      new Promise<Task>((resolve, reject) =>
        sending.push({ at, done: () => resolve({ id: `task-${at.file.name}` } as Task), fail: reject }),
      ),
    renewSession,
    now: () => Date.now(),
    put: async () => {},
    change: async () => {},
    remove: async () => {},
    discard: async () => {},
    probe: async () => 1,
  };
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const states = (queue: UploadQueue) => queue.snapshot().map(({ state }) => state);
  let queue: UploadQueue;

  beforeEach(() => {
    vi.useFakeTimers();
    queue = new UploadQueue('me', tools);
  });
  afterEach(() => {
    queue.shutDown();
    vi.useRealTimers();
    sending.length = 0;
    renewSession.mockReset();
  });

  it('sends two at a time, and the next when one is done', async () => {
    for (const name of ['a', 'b', 'c']) queue.add({ file: file(name), options });
    await settle();
    expect(states(queue)).toEqual(['sending', 'sending', 'waiting']);
    sending[0]!.done();
    await settle();
    expect(states(queue)).toEqual(['done', 'sending', 'sending']);
  });

  it('takes the same file once', async () => {
    const same = file('a');
    expect(queue.add({ file: same, options })).toBe(true);
    expect(queue.add({ file: same, options })).toBe(false);
  });

  it('waits longer each time although the bytes leave the browser, and short again after a part was kept', async () => {
    queue.add({ file: file('a'), options });
    await settle();
    for (const wait of [1000, 2000, 4000]) {
      sending.at(-1)!.at.onProgress(10);
      sending.at(-1)!.fail(busy());
      await settle();
      const before = sending.length;
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(sending).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(sending).toHaveLength(before + 1);
    }
    sending.at(-1)!.at.onKept();
    sending.at(-1)!.fail(busy());
    await settle();
    expect(queue.snapshot()[0]!.retryAt! - Date.now()).toBe(1000);
  });

  it('uses one key for every try, so that one task comes of it', async () => {
    queue.add({ file: file('a'), options });
    await settle();
    sending[0]!.fail(busy());
    await vi.advanceTimersByTimeAsync(1000);
    expect(new Set(sending.map(({ at }) => at.key)).size).toBe(1);
  });

  it('asks for a new session once, then waits', async () => {
    renewSession.mockResolvedValue(true);
    queue.add({ file: file('a'), options });
    await settle();
    sending[0]!.fail(new Problem('token_expired', 401, ''));
    await settle();
    expect(sending).toHaveLength(2);
    sending[1]!.fail(new Problem('token_expired', 401, ''));
    await settle();
    expect(states(queue)).toEqual(['retrying']);
    expect(renewSession).toHaveBeenCalledOnce();
  });

  it('stops at what only a person can mend, and goes on when told to', async () => {
    queue.add({ file: file('a'), options });
    await settle();
    sending[0]!.fail(new Problem('storage_full', 507, ''));
    await settle();
    expect(states(queue)).toEqual(['failed']);
    queue.resume(queue.snapshot()[0]!.id);
    await settle();
    sending[1]!.done();
    await settle();
    expect(states(queue)).toEqual(['done']);
  });

  it('pauses, resumes and removes', async () => {
    queue.add({ file: file('a'), options });
    await settle();
    const { id } = queue.snapshot()[0]!;
    queue.pause(id);
    expect(sending[0]!.at.signal.aborted).toBe(true);
    expect(states(queue)).toEqual(['paused']);
    queue.resume(id);
    await settle();
    expect(states(queue)).toEqual(['sending']);
    queue.remove(id);
    expect(states(queue)).toEqual([]);
  });
});
