/** The packaged services the flows run against; system-tests start them and name them in the environment. */
export const stack = {
  /** Where the dashboard and the API answer: `http://127.0.0.1:8080`. */
  url: required('STACK_URL'),
  /** A server that obeys `POST /<command>`: stop-api, start-api, kill-worker, start-worker; absent when tried by hand. */
  control: process.env.STACK_CONTROL ?? null,
  /** The SQLite file of the services. */
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

/** A new account of its own for each test, so that no test sees another's tasks. */
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

/** A call of the API as this person, beside the browser. */
export async function api(person: Person, path: string, init: RequestInit = {}): Promise<Response> {
  return expectOk(
    await fetch(stack.url + path, { ...init, headers: { Authorization: `Bearer ${person.token}`, ...init.headers } }),
  );
}

async function expectOk(answer: Response): Promise<Response> {
  if (!answer.ok) throw new Error(`${answer.url}: HTTP ${answer.status} ${await answer.text()}`);
  return answer;
}
