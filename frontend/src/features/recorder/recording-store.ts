import { localDb, type RecordingRecord } from '@/lib/local-db';
import { livingTabs } from '@/lib/tab-life';

/** Recordings kept in this browser until the server has answered for them. Calls reject where storage is full or forbidden. */
export const recordingStore = {
  async begin(record: RecordingRecord): Promise<void> {
    await (await localDb()).put('recordings', record);
  },

  /** One more piece of sound; on the disk when the promise ends. ArrayBuffers, because some browsers lose stored Blobs. */
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
      // The same file at every try: an upload cut off is found again.
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

  /** Recordings with sound that no living tab works on, oldest first. */
  async left(owner: string): Promise<RecordingRecord[]> {
    const [all, living] = await Promise.all([(await localDb()).getAll('recordings'), livingTabs()]);
    return all
      .filter((record) => record.owner === owner && record.bytes > 0 && !living.has(record.tab))
      .sort((a, b) => a.startedAt - b.startedAt);
  },
};

const range = (id: string) => IDBKeyRange.bound([id, 0], [id, Infinity]);

/** Name as typed, with the ending of what it is. */
export function fileName(name: string, mediaType: string): string {
  const ending = mediaType.includes('mp4') ? 'm4a' : 'webm';
  return `${name.replace(/[\\/:*?"<>|]+/g, '-').trim() || 'recording'}.${ending}`;
}
