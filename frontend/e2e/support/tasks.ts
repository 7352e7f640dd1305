import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { api, type Person } from './stack';

export type TaskFacts = {
  id: string;
  name: string;
  status: string;
  requestId: string;
  retryOf: string | null;
  language: string | null;
  duration: number | null;
  audio: { sha256: string; bytes: number };
  options: Record<string, unknown>;
};

type Options = Readonly<Record<string, string>>;

/** Creates a task outside the browser: a file, or its bytes, as the body of one request. */
export async function aTask(person: Person, audio: string | Buffer, options: Options = {}): Promise<TaskFacts> {
  const [name, bytes] = typeof audio === 'string' ? [basename(audio), readFileSync(audio)] : ['talk.wav', audio];
  const query = new URLSearchParams({ name, ...options });
  const answer = await api(person, `/api/tasks?${query}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { 'Content-Type': 'application/octet-stream' },
  });
  return (await answer.json()) as TaskFacts;
}

/** Waits until the task has ended. */
export async function over(person: Person, id: string): Promise<TaskFacts> {
  for (;;) {
    const answer = await api(person, `/api/tasks/${id}`, { headers: { Prefer: 'wait=60' } });
    const task = (await answer.json()) as TaskFacts;
    if (!['queued', 'running'].includes(task.status)) return task;
  }
}

export async function aFinishedTask(person: Person, audio: string | Buffer, options: Options = {}): Promise<TaskFacts> {
  return over(person, (await aTask(person, audio, options)).id);
}

export async function tasksOf(person: Person, query = ''): Promise<TaskFacts[]> {
  return ((await (await api(person, `/api/tasks?limit=100${query}`)).json()) as { items: TaskFacts[] }).items;
}
