import { sessionFetch, unwrap } from '@/lib/api-client';
import { toProblem } from '@/lib/problem';
import { randomId } from '@/lib/secure-context';

/** The ten seconds of English speech that ship with the dashboard. */
export async function fetchSample(): Promise<File> {
  const answer = await sessionFetch('/samples/hello.flac').catch((error: unknown) => {
    throw toProblem(error);
  });
  if (!answer.ok) throw toProblem(undefined, answer);
  return new File([await answer.blob()], 'hello.flac', { type: 'audio/flac' });
}

/** Creates a task from a small file in one request. */
export async function sendSample(file: File): Promise<void> {
  const body = new FormData();
  body.append('file', file);
  const send = async () => {
    const response = await sessionFetch('/api/tasks', {
      method: 'POST',
      body,
      headers: { 'Idempotency-Key': randomId() },
    });
    const answer: unknown = await response.json().catch(() => undefined);
    return response.ok ? { data: answer, response } : { error: answer, response };
  };
  await unwrap(send());
}
