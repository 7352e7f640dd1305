import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** An edit that is not on the server yet. */
export type Draft = Readonly<{
  taskId: string;
  /** The version it is based on. */
  version: number;
  /** The segments. The stored field keeps its name, so that drafts of earlier builds stay readable. */
  lines: readonly Readonly<{ start: number; end: number; text: string; kept: string; speaker: string | null }>[];
  /** For each segment its id in that version; null if it is new. */
  ids: readonly (number | null)[];
  speakers: Readonly<Record<string, string>>;
}>;

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft };
  /** The position in seconds where the user stopped a recording. */
  positions: { key: string; value: number };
}

let database: Promise<IDBPDatabase<Schema>> | null = null;

function open() {
  database ??= openDB<Schema>('drafts', 1, {
    upgrade(created) {
      created.createObjectStore('drafts', { keyPath: 'taskId' });
      created.createObjectStore('positions');
    },
  });
  return database;
}

/** A browser without storage has no drafts; everything else works. */
async function tried<T>(work: (opened: IDBPDatabase<Schema>) => Promise<T>): Promise<T | undefined> {
  try {
    return await work(await open());
  } catch {
    database = null;
    return undefined;
  }
}

export const drafts = {
  get: (taskId: string) => tried((db) => db.get('drafts', taskId)),
  put: (draft: Draft) => tried((db) => db.put('drafts', draft)),
  drop: (taskId: string) => tried((db) => db.delete('drafts', taskId)),
};

export const positions = {
  get: (id: string) => tried((db) => db.get('positions', id)),
  put: (id: string, seconds: number) => tried((db) => db.put('positions', seconds, id)),
};
