import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Task } from '@/lib/api-types';
import { Problem } from '@/lib/problem';
import { backoff, isTemporary } from '../backoff';
import { rejectionReasonOf } from '../rejection';
import type { TaskOptions } from '../task-options';
import type { Transfer } from '../transfer';
import { UploadQueue, type QueueTools } from '../upload-queue';

const file = (name: string, bytes = 10, type = 'audio/wav') => new File([new Uint8Array(bytes)], name, { type });
const options = {} as TaskOptions;
const busy = (extras = {}) => new Problem('unavailable', 503, 'busy', null, [], extras);

describe('delays between attempts', () => {
  it('double up to half a minute and respect Retry-After', () => {
    expect([1, 2, 3, 6, 20].map((failures) => backoff(failures, busy()))).toEqual([1000, 2000, 4000, 30_000, 30_000]);
    expect(backoff(1, busy({ retryAfterSeconds: 7 }))).toBe(7000);
  });

  it('apply only to temporary failures', () => {
    expect(isTemporary(busy())).toBe(true);
    expect(isTemporary(new Problem('unreachable', 0, ''))).toBe(true);
    expect(isTemporary(new Problem('quota_exceeded', 429, ''))).toBe(false);
    expect(isTemporary(new Problem('storage_full', 507, ''))).toBe(false);
  });
});

describe('files rejected before upload', () => {
  const config = {
    accept: { extensions: ['wav', 'ogg'], mediaTypes: ['audio/*'] },
    limits: { maxUploadBytes: 100 },
  } as unknown as Parameters<typeof rejectionReasonOf>[1];
  it.each([
    ['empty.wav', 0, 'audio/wav', 'empty'],
    ['big.wav', 101, 'audio/wav', 'size'],
    ['text.txt', 10, 'text/plain', 'type'],
    ['VOICE.OGG', 10, '', null],
    ['unknown', 10, '', null],
    ['note.xyz', 10, 'audio/x-own; codecs=1', null],
  ])('%s of %i bytes', (name, bytes, type, reason) => {
    expect(rejectionReasonOf(file(name, bytes, type), config)).toBe(reason);
  });
});

describe('the queue', () => {
  const transfers: { at: Transfer; done: () => void; fail: (error: unknown) => void }[] = [];
  const renewSession = vi.fn(async () => false);
  const tools: QueueTools = {
    hash: async () => null,
    findDuplicate: async () => null,
    transfer: (at) =>
      new Promise<Task>((resolve, reject) =>
        transfers.push({ at, done: () => resolve({ id: `task-${at.file.name}` } as Task), fail: reject }),
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
    transfers.length = 0;
    renewSession.mockReset();
    vi.restoreAllMocks();
  });

  it('uploads two at a time, and the next one when one is done', async () => {
    for (const name of ['a', 'b', 'c']) queue.add({ file: file(name), options });
    await settle();
    expect(states(queue)).toEqual(['uploading', 'uploading', 'waiting']);
    transfers[0]!.done();
    await settle();
    expect(states(queue)).toEqual(['done', 'uploading', 'uploading']);
  });

  it('accepts the same file once', async () => {
    const same = file('a');
    expect(queue.add({ file: same, options })).toBe(true);
    expect(queue.add({ file: same, options })).toBe(false);
  });

  it('backs off while only the browser has sent bytes, and resets once the server has stored a part', async () => {
    queue.add({ file: file('a'), options });
    await settle();
    for (const wait of [1000, 2000, 4000]) {
      transfers.at(-1)!.at.onProgress(10);
      transfers.at(-1)!.fail(busy());
      await settle();
      const before = transfers.length;
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(transfers).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(transfers).toHaveLength(before + 1);
    }
    transfers.at(-1)!.at.onKept();
    transfers.at(-1)!.fail(busy());
    await settle();
    expect(queue.snapshot()[0]!.retryAt! - Date.now()).toBe(1000);
  });

  it('uses one key for every attempt, so that only one task is created', async () => {
    queue.add({ file: file('a'), options });
    await settle();
    transfers[0]!.fail(busy());
    await vi.advanceTimersByTimeAsync(1000);
    expect(new Set(transfers.map(({ at }) => at.key)).size).toBe(1);
  });

  it('renews the session once, then waits', async () => {
    renewSession.mockResolvedValue(true);
    queue.add({ file: file('a'), options });
    await settle();
    transfers[0]!.fail(new Problem('token_expired', 401, ''));
    await settle();
    expect(transfers).toHaveLength(2);
    transfers[1]!.fail(new Problem('token_expired', 401, ''));
    await settle();
    expect(states(queue)).toEqual(['retrying']);
    expect(renewSession).toHaveBeenCalledOnce();
  });

  it('stops at problems that only the user can solve, and continues on request', async () => {
    queue.add({ file: file('a'), options });
    await settle();
    transfers[0]!.fail(new Problem('storage_full', 507, ''));
    await settle();
    expect(states(queue)).toEqual(['failed']);
    queue.resume(queue.snapshot()[0]!.id);
    await settle();
    transfers[1]!.done();
    await settle();
    expect(states(queue)).toEqual(['done']);
  });

  it('keeps nothing of a file that the server rejected, here or there, until it is sent again', async () => {
    const [remove, discard, put] = [vi.spyOn(tools, 'remove'), vi.spyOn(tools, 'discard'), vi.spyOn(tools, 'put')];
    queue.add({ file: file('a'), options });
    await settle();
    const { id } = queue.snapshot()[0]!;
    transfers[0]!.at.onUrl('/api/uploads/u1');
    transfers[0]!.fail(new Problem('not_audio', 415, ''));
    await settle();
    expect(remove.mock.calls).toEqual([[id]]);
    expect(discard.mock.calls).toEqual([['/api/uploads/u1']]);
    queue.resume(id);
    await settle();
    expect(transfers[1]!.at.url).toBeNull();
    expect(put).toHaveBeenCalledTimes(2);
  });

  it('keeps a file that only waits for the user: storage full, quota used up', async () => {
    const remove = vi.spyOn(tools, 'remove');
    queue.add({ file: file('a'), options });
    await settle();
    transfers[0]!.fail(new Problem('quota_exceeded', 429, ''));
    await settle();
    expect(states(queue)).toEqual(['failed']);
    expect(remove).not.toHaveBeenCalled();
  });

  it('pauses, resumes and removes', async () => {
    queue.add({ file: file('a'), options });
    await settle();
    const { id } = queue.snapshot()[0]!;
    queue.pause(id);
    expect(transfers[0]!.at.signal.aborted).toBe(true);
    expect(states(queue)).toEqual(['paused']);
    queue.resume(id);
    await settle();
    expect(states(queue)).toEqual(['uploading']);
    queue.remove(id);
    expect(states(queue)).toEqual([]);
  });
});
