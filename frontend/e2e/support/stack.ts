/** The packaged services under test. system-tests starts them and passes their addresses in the environment. */
export const stack = {
  /** The address of the dashboard and the API: `http://127.0.0.1:8080`. */
  url: required('STACK_URL'),
  /** A server with the commands `POST /<command>`: stop-api, start-api, kill-worker, start-worker. Absent in manual runs. */
  control: process.env.STACK_CONTROL ?? null,
  /** The services' SQLite file. */
  database: process.env.STACK_DATABASE ?? null,
  /** The port of this machine that webhooks may call. */
  webhookPort: Number(process.env.STACK_WEBHOOK_PORT),
};

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: the flows need running services (make e2e starts them)`);
  return value;
}

export async function command(name: 'stop-api' | 'start-api' | 'kill-worker' | 'start-worker'): Promise<void> {
  if (!stack.control) throw new Error('STACK_CONTROL is missing: this flow stops and starts services');
  const answer = await fetch(`${stack.control}/${name}`, { method: 'POST' });
  if (!answer.ok) throw new Error(`${name}: HTTP ${answer.status} ${await answer.text()}`);
}

export type Person = Readonly<{ email: string; password: string; token: string }>;

/** Creates an account for one test, so that tests do not see each other's tasks. */
export async function aPerson(): Promise<Person> {
  const email = `person-${crypto.randomUUID()}@example.org`;
  const password = `correct horse ${crypto.randomUUID()}`;
  await expectOk(
    await fetch(`${stack.url}/register`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password }),
    }),
  );
  return { email, password, token: await tokenOf(email, password) };
}

async function tokenOf(username: string, password: string): Promise<string> {
  const answer = await expectOk(
    await fetch(`${stack.url}/token`, { method: 'POST', body: new URLSearchParams({ username, password }) }),
  );
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** The first administrator. */
export async function theAdministrator(): Promise<Person> {
  const [email, password] = [required('STACK_ADMIN_EMAIL'), required('STACK_ADMIN_PASSWORD')];
  return { email, password, token: await tokenOf(email, password) };
}

/** Calls the API as this user, outside the browser. */
export async function api(person: Person, path: string, init: RequestInit = {}): Promise<Response> {
  return expectOk(
    await fetch(stack.url + path, { ...init, headers: { Authorization: `Bearer ${person.token}`, ...init.headers } }),
  );
}

async function expectOk(answer: Response): Promise<Response> {
  if (!answer.ok) throw new Error(`${answer.url}: HTTP ${answer.status} ${await answer.text()}`);
  return answer;
}
