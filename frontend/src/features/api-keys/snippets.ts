/** Programs that run as they are: with this host, and with the key if it is known. */
export const SNIPPETS = ['curl', 'python', 'javascript', 'openai'] as const;
export type Snippet = (typeof SNIPPETS)[number];

const PLACEHOLDER = 'YOUR_API_KEY';

export function snippet(name: Snippet, host: string, key: string | null): string {
  return programs[name](host, key ?? PLACEHOLDER);
}

const programs: Record<Snippet, (host: string, key: string) => string> = {
  curl: (host, key) =>
    `# Send a recording; the answer comes when the text is ready (up to 60 s) or names the task.
curl ${host}/api/tasks \\
  -H "Authorization: Bearer ${key}" \\
  -H "Prefer: wait=60" \\
  -F file=@recording.m4a

# The text of a task; also as srt, vtt, tsv, csv, md or docx.
curl "${host}/api/tasks/TASK_ID/transcript?format=text" \\
  -H "Authorization: Bearer ${key}"`,
  python: (host, key) =>
    `# pip install requests
import time
import requests

HOST = "${host}"
HEADERS = {"Authorization": "Bearer ${key}"}

with open("recording.m4a", "rb") as audio:
    task = requests.post(f"{HOST}/api/tasks", headers=HEADERS, files={"file": audio}).json()
while task["status"] in ("queued", "running"):
    time.sleep(1)
    task = requests.get(f"{HOST}/api/tasks/{task['id']}", headers=HEADERS).json()
text = requests.get(f"{HOST}/api/tasks/{task['id']}/transcript?format=text", headers=HEADERS)
print(text.text)`,
  javascript: (host, key) =>
    `// node recording.mjs
import { openAsBlob } from 'node:fs';

const host = '${host}';
const headers = { Authorization: 'Bearer ${key}' };

const form = new FormData();
form.set('file', await openAsBlob('recording.m4a'), 'recording.m4a');
let task = await (await fetch(\`\${host}/api/tasks\`, { method: 'POST', headers, body: form })).json();
while (task.status === 'queued' || task.status === 'running') {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  task = await (await fetch(\`\${host}/api/tasks/\${task.id}\`, { headers })).json();
}
const text = await fetch(\`\${host}/api/tasks/\${task.id}/transcript?format=text\`, { headers });
console.log(await text.text());`,
  openai: (host, key) =>
    `# pip install openai
from openai import OpenAI

client = OpenAI(base_url="${host}/v1", api_key="${key}")

with open("recording.m4a", "rb") as audio:
    transcript = client.audio.transcriptions.create(model="whisper-1", file=audio)
print(transcript.text)`,
};
