import { localDb, type RecordingRecord } from '@/lib/local-db';
import { livingTabs } from '@/lib/tab-life';

/** Recordings kept in this browser until the server has confirmed them. Rejects when storage is full or blocked. */
export const recordingStore = {
  async begin(record: RecordingRecord): Promise<void> {
    await (await localDb()).put('recordings', record);
  },

  /** Appends one chunk; it is on disk when the promise resolves. Uses ArrayBuffers, because some browsers lose stored Blobs. */
  async append(record: RecordingRecord, number: number, bytes: ArrayBuffer): Promise<void> {
    const db = await localDb();
    const transaction = db.transaction(['recordings', 'chunks'], 'readwrite', { durability: 'strict' });
    await Promise.all([
      transaction.objectStore('chunks').put({ recordingId: record.id, number, bytes }),
      transaction.objectStore('recordings').put(record),
      transaction.done,
    ]);
  },

  async file(record: RecordingRecord): Promise<File> {
    const chunks = await (await localDb()).getAll('chunks', range(record.id));
    const parts = chunks.map((chunk) => chunk.bytes);
    return new File(parts, fileName(record.name, record.mediaType), {
      type: record.mediaType,
      // The same for every attempt, so that an interrupted upload is recognised.
      lastModified: record.startedAt,
    });
  },

  async forget(id: string): Promise<void> {
    const transaction = (await localDb()).transaction(['recordings', 'chunks'], 'readwrite');
    await Promise.all([
      transaction.objectStore('chunks').delete(range(id)),
      transaction.objectStore('recordings').delete(id),
      transaction.done,
    ]);
  },

  /** Recordings with sound that no open tab is working on, oldest first. */
  async left(owner: string): Promise<RecordingRecord[]> {
    const [all, living] = await Promise.all([(await localDb()).getAll('recordings'), livingTabs()]);
    return all
      .filter((record) => record.owner === owner && record.bytes > 0 && !living.has(record.tab))
      .sort((a, b) => a.startedAt - b.startedAt);
  },
};

const range = (id: string) => IDBKeyRange.bound([id, 0], [id, Infinity]);

/** The name as typed, with the extension of the media type. */
export function fileName(name: string, mediaType: string): string {
  const ending = mediaType.includes('mp4') ? 'm4a' : 'webm';
  return `${name.replace(/[\\/:*?"<>|]+/g, '-').trim() || 'recording'}.${ending}`;
}
