// tus-js-client against a running service: API_URL and API_TOKEN say which, FILE what to send. When every byte is there a task is
// made of it, as the dashboard does. Prints that task.
import { randomUUID } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import tus from 'tus-js-client';

const { API_URL, API_TOKEN, FILE } = process.env;
const authorization = { Authorization: `Bearer ${API_TOKEN}` };

const upload = await new Promise((done, failed) => {
  const sending = new tus.Upload(createReadStream(FILE), {
    endpoint: `${API_URL}/api/uploads`,
    uploadSize: statSync(FILE).size,
    chunkSize: 8 * 1024 * 1024,
    metadata: { filename: basename(FILE), filetype: 'audio/wav' },
    headers: authorization,
    retryDelays: Array(120).fill(500),
    onError: failed,
    onSuccess: () => done(sending.url),
  });
  sending.start();
});

const answer = await fetch(`${API_URL}/api/tasks`, {
  method: 'POST',
  headers: { ...authorization, 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
  body: JSON.stringify({ uploadId: upload.split('/').pop(), language: 'en' }),
});
if (answer.status !== 202) {
  throw new Error(`${answer.status} ${await answer.text()}`);
}
console.log(await answer.text());
