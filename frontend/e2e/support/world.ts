import { fileOf, spoken, wavOfSize } from './audio';
import { HELLO } from './fixtures';
import { api, aPerson, theAdministrator, type Person } from './stack';
import { aFinishedTask, aTask } from './tasks';
import { saveText } from './transcripts';

/** Who opens a page: a signed-out visitor, a new user, a user with tasks of every kind, the administrator. */
export type Viewer = 'visitor' | 'newcomer' | 'worker' | 'admin';

/** The data that the scenes show, created once per run. */
export type World = Readonly<{
  people: Readonly<Record<Exclude<Viewer, 'visitor'>, Person>>;
  done: string;
  failed: string;
  cancelled: string;
  shared: string;
}>;

export async function makeWorld(): Promise<World> {
  const [newcomer, worker, admin] = [await aPerson(), await aPerson(), await theAdministrator()];
  // The newest task is first in the list.
  const failed = await aFinishedTask(worker, fileOf('broken.wav', NO_SOUND));
  const cancelled = await aTask(worker, wavOfSize('lecture.wav', 90_000), { name: 'Lecture 12, part 3.wav' });
  await api(worker, `/api/tasks/${cancelled.id}/cancel`, { method: 'POST' });
  const russian = await aFinishedTask(worker, spoken('interview.wav', RUSSIAN, 'ru'), {
    name: 'Интервью с инженером.wav',
  });
  await saveText(worker, russian.id, [{ start: 0, end: 2, text: RUSSIAN }]);
  const { id: done } = await aFinishedTask(worker, HELLO, { name: 'Board meeting, 24 November.flac', ...TAGS });
  const share = await post(worker, `/api/tasks/${done}/shares`, { audio: true });
  await post(worker, '/api/keys', { name: 'Archive import', scopes: ['tasks:read', 'tasks:write'] });
  return {
    people: { newcomer, worker, admin },
    ...{ done, failed: failed.id, cancelled: cancelled.id },
    shared: new URL(String(share.url)).hash,
  };
}

const RUSSIAN = 'Добрый день. Расскажите, пожалуйста, как устроена система.';
const TAGS = { metadata: JSON.stringify({ project: 'Northern line', customer: 'ACME' }) };
/** Passes the upload check by its first bytes and fails in the decoder. */
const NO_SOUND = 'RIFF\x24\0\0\0WAVEjunk'.padEnd(4000, '\0');

async function post(person: Person, path: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await api(person, path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Record<string, unknown>;
}
