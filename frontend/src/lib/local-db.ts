import type { DBSchema, IDBPDatabase } from 'idb';

/** What is needed to resume an upload after a reload. The user chooses the file again, or it is stored under `recordings`. */
export type UploadRecord = Readonly<{
  id: string;
  /** Account id, so that another user of this browser does not see it. */
  owner: string;
  /** The tab that works on it; see tab-life.ts. */
  tab: string;
  fingerprint: string;
  name: string;
  size: number;
  options: Record<string, unknown>;
  /** The upload's URL on the server, once it has one. */
  url: string | null;
  sent: number;
  /** It belongs to a recording stored here, which is listed instead. */
  recorded: boolean;
  createdAt: number;
}>;

export type RecordingRecord = Readonly<{
  id: string;
  owner: string;
  tab: string;
  name: string;
  mediaType: string;
  /** In ms since 1970. */
  startedAt: number;
  /** Length of the recording, without pauses. */
  milliseconds: number;
  bytes: number;
}>;

export type ChunkRecord = Readonly<{ recordingId: string; number: number; bytes: ArrayBuffer }>;

interface Schema extends DBSchema {
  uploads: { key: string; value: UploadRecord };
  recordings: { key: string; value: RecordingRecord };
  chunks: { key: [string, number]; value: ChunkRecord };
}

let opened: Promise<IDBPDatabase<Schema>> | null = null;

/** The database of uploads and recordings in this browser. Rejects if the browser blocks storage, as some private windows do. */
export function localDb(): Promise<IDBPDatabase<Schema>> {
  opened ??= open().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

async function open() {
  const { openDB } = await import('idb');
  return openDB<Schema>('whisper-dashboard', 1, {
    upgrade(db) {
      db.createObjectStore('uploads', { keyPath: 'id' });
      db.createObjectStore('recordings', { keyPath: 'id' });
      db.createObjectStore('chunks', { keyPath: ['recordingId', 'number'] });
    },
    terminated() {
      opened = null;
    },
  });
}
