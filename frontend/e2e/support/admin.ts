import { readFileSync } from 'node:fs';
import { stack, type Person } from './stack';

const EMAIL = 'admin@example.org';
const PASSWORD = 'the administrator of these flows';

/** The first administrator of the stack. The password is set once, by the link that the API wrote to its log at its start. */
export async function anAdministrator(): Promise<Person> {
  const known = await token();
  if (known) return { email: EMAIL, password: PASSWORD, token: known };
  const log = process.env.STACK_API_LOG;
  if (!log)
    throw new Error('STACK_API_LOG is missing: the log of an API started with AUTH_ADMIN_EMAIL=admin@example.org');
  const link = [...readFileSync(log, 'utf8').matchAll(/\/set-password\/#([\w-]+)/g)].at(-1);
  if (!link) throw new Error(`${log} names no set-password link`);
  const answer = await fetch(`${stack.url}/api/account/password-link`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token: link[1], new: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`set-password link: HTTP ${answer.status} ${await answer.text()}`);
  const fresh = await token();
  if (!fresh) throw new Error('the administrator cannot sign in');
  return { email: EMAIL, password: PASSWORD, token: fresh };
}

async function token(): Promise<string | null> {
  const answer = await fetch(`${stack.url}/token`, {
    method: 'POST',
    body: new URLSearchParams({ username: EMAIL, password: PASSWORD }),
  });
  return answer.ok ? ((await answer.json()) as { access_token: string }).access_token : null;
}
