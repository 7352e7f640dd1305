import { describe, expect, it, vi } from 'vitest';
import type { UploadRecord } from '@/lib/local-db';
import { LeftUploads, type LeftTools } from '../left-uploads';

const talk = new File([new Uint8Array(10)], 'talk.wav', { lastModified: 5 });
const record = (id: string, url: string | null, fingerprint = 'talk.wav|10|5'): UploadRecord => ({
  ...{ id, url, fingerprint, owner: 'me', tab: 'before', name: 'talk.wav', size: 10, options: {}, sent: 0 },
  ...{ recorded: false, createdAt: 1 },
});

function uploadsOf(kept: UploadRecord[], offsets: LeftTools['offsets'] = async () => new Map()) {
  const tools = { kept: async () => kept, offsets, remove: vi.fn(async () => {}), discard: vi.fn(async () => {}) };
  return { tools, left: new LeftUploads(tools) };
}

describe('unfinished uploads', () => {
  it('report how much the server has, not what this browser remembers', async () => {
    const { left } = uploadsOf([record('a', '/api/uploads/u1')], async () => new Map([['u1', 6]]));
    await left.load();
    expect(left.snapshot()[0]!.sent).toBe(6);
  });

  it('start at zero if the server has nothing, and report nothing while it is unreachable', async () => {
    const gone = uploadsOf([record('a', '/api/uploads/u1'), record('b', null)]).left;
    await gone.load();
    expect(gone.snapshot().map(({ sent }) => sent)).toEqual([0, 0]);
    const away = uploadsOf([record('a', '/api/uploads/u1')], () => Promise.reject(new TypeError('away'))).left;
    await away.load();
    expect(away.snapshot()[0]!.sent).toBeNull();
  });

  it('are recognised by name, size and date of the file, even outside its folder, once', async () => {
    const { left } = uploadsOf([record('a', null, 'meetings/talk.wav|10|5')]);
    await left.load();
    expect(left.take(new File([new Uint8Array(10)], 'talk.wav', { lastModified: 6 }))).toBeUndefined();
    expect(left.take(talk)?.id).toBe('a');
    expect(left.take(talk)).toBeUndefined();
  });

  it('are deleted here and on the server when discarded', async () => {
    const { left, tools } = uploadsOf([record('a', '/api/uploads/u1'), record('b', null)]);
    await left.load();
    left.discardAll();
    expect(tools.remove.mock.calls).toEqual([['a'], ['b']]);
    expect(tools.discard.mock.calls).toEqual([['/api/uploads/u1']]);
    expect(left.snapshot()).toEqual([]);
  });
});
