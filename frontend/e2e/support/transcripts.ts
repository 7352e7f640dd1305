import { api, type Person } from './stack';
import { aFinishedTask } from './tasks';
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

/** The id of a task that has its transcript. */
export async function aTranscribedTask(
  person: Person,
  audio: Buffer,
  options: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { id, status } = await aFinishedTask(person, audio, options);
  if (status !== 'success') throw new Error(`the task ended as ${status}`);
  return id;
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

/** The whole text, as the server has it. */
export async function textOf(person: Person, id: string): Promise<string> {
  return (await api(person, `/api/tasks/${id}/transcript?format=text`)).text();
}
