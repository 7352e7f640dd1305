import { api, type Person } from './stack';
import { quiet } from './wav';

export type Segment = Readonly<{
  id: number;
  start: number;
  end: number;
  text: string;
  speaker: string | null;
  channel: number | null;
  words: readonly Readonly<{ text: string; start: number; end: number }>[];
}>;
export type Transcript = Readonly<{
  version: number;
  segments: readonly Segment[];
  speakers: Readonly<Record<string, string>>;
}>;
export type Line = Readonly<{ start: number; end: number; text: string; speaker?: string }>;

/** A task as the API makes it, not waited for. */
export async function aTask(
  person: Person,
  audio: Buffer,
  options: Readonly<Record<string, string>> = {},
): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(audio)]), options.name ?? 'talk.wav');
  for (const [name, value] of Object.entries(options)) form.set(name, value);
  const answer = await api(person, '/api/tasks', { method: 'POST', body: form });
  return ((await answer.json()) as { id: string }).id;
}

/** The same, once it has its transcript. */
export async function aTranscribedTask(
  person: Person,
  audio: Buffer,
  options: Readonly<Record<string, string>> = {},
): Promise<string> {
  const id = await aTask(person, audio, options);
  for (;;) {
    const answer = await api(person, `/api/tasks/${id}`, { headers: { Prefer: 'wait=60' } });
    const { status } = (await answer.json()) as { status: string };
    if (status === 'success') return id;
    if (status === 'failure' || status === 'cancelled') throw new Error(`the task ended as ${status}`);
  }
}

export const SECONDS_A_LINE = 3;

/** A task whose text is given instead of recognised: a line each three seconds. */
export async function aTextOf(person: Person, ...lines: readonly string[]): Promise<string> {
  const id = await aTranscribedTask(person, quiet(lines.length * SECONDS_A_LINE));
  await saveText(
    person,
    id,
    lines.map((text, n) => ({ start: n * SECONDS_A_LINE, end: (n + 1) * SECONDS_A_LINE, text })),
  );
  return id;
}

/** Saves a text as another program of this person would: with a token, beside the browser. */
export async function saveText(
  person: Person,
  id: string,
  segments: readonly Line[],
  speakers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { version } = await transcriptOf(person, id);
  await api(person, `/api/tasks/${id}/transcript`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', 'If-Match': `"${version}"` },
    body: JSON.stringify({ segments, speakers }),
  });
}

export async function transcriptOf(person: Person, id: string): Promise<Transcript> {
  return (await (await api(person, `/api/tasks/${id}/transcript?format=json`)).json()) as Transcript;
}

export async function textsOf(person: Person, id: string): Promise<string[]> {
  return (await transcriptOf(person, id)).segments.map(({ text }) => text);
}
