import { readFileSync } from 'node:fs';
import { aSignedInPage, type WatchedPage } from './browser';
import { HELLO } from './fixtures';
import { listen, ready } from './sound';
import { aPerson, type Person } from './stack';
import { openTask } from './task-page';
import { aTranscribedTask, transcriptOf, type Transcript } from './transcripts';

type Talk = Readonly<{ person: Person; id: string; transcript: Transcript }>;

let talk: Promise<Talk> | undefined;
/** A task with ten seconds of speech, transcribed once for all tests of a file that do not change its text. */
export function aTalk(): Promise<Talk> {
  talk ??= (async () => {
    const person = await aPerson();
    const id = await aTranscribedTask(person, readFileSync(HELLO), { language: 'en', name: 'Короткий тест.flac' });
    return { person, id, transcript: await transcriptOf(person, id) };
  })();
  return talk;
}

export async function openTalk(): Promise<Talk & { page: WatchedPage }> {
  const known = await aTalk();
  const page = await aSignedInPage(known.person);
  await listen(page);
  await openTask(page, known.id);
  await ready(page);
  return { ...known, page };
}
