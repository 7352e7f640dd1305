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
export type SegmentText = Readonly<{ start: number; end: number; text: string; speaker?: string }>;

/** Creates a task and waits for its transcript. @returns its id */
export async function aTranscribedTask(
  person: Person,
  audio: Buffer,
  options: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { id, status } = await aFinishedTask(person, audio, options);
  if (status !== 'success') throw new Error(`the task ended as ${status}`);
  return id;
}

export const SECONDS_PER_SEGMENT = 3;

/** Creates a task with a given text instead of a recognised one, three seconds per segment. */
export async function aTextOf(person: Person, ...segments: readonly string[]): Promise<string> {
  const id = await aTranscribedTask(person, quiet(segments.length * SECONDS_PER_SEGMENT));
  await saveText(
    person,
    id,
    segments.map((text, n) => ({ start: n * SECONDS_PER_SEGMENT, end: (n + 1) * SECONDS_PER_SEGMENT, text })),
  );
  return id;
}

/** Saves a text as another program of this user would: with a token, outside the browser. */
export async function saveText(
  person: Person,
  id: string,
  segments: readonly SegmentText[],
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

/** The whole text stored on the server. */
export async function textOf(person: Person, id: string): Promise<string> {
  return (await api(person, `/api/tasks/${id}/transcript?format=text`)).text();
}
