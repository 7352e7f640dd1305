import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';
import { expect, it } from 'vitest';
import en from '@messages/en/private.json';
import ru from '@messages/ru/private.json';
import { auditQuery } from '../api/get-audit';
import { deadTasksQuery } from '../api/get-dead-tasks';
import { Audit } from '../components/audit';
import { DeadTasks } from '../components/dead-tasks';

const API = join(import.meta.dirname, '../../../../../api-service/src/main/java');

/** The audit actions in the Java code: those passed to a call directly, and those in a class whose call gets them from elsewhere. */
function actsWritten(): string[] {
  const files = readdirSync(API, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.java'))
    .map((path) => readFileSync(join(API, path), 'utf8'));
  return files.flatMap((code) => {
    const calls = [...code.matchAll(/\baudit\.note\([^;]*;/g)].map(([call]) => call);
    const direct = calls.flatMap((call) => [...call.matchAll(/"([a-z_]+)"/g)].map(([, word]) => word!));
    const handedOn = calls.some((call) => /,\s*what\b/.test(call))
      ? [...code.matchAll(/\b(?:note|write)\([^;]*;/g)].flatMap(([call]) =>
          [...call.matchAll(/"([a-z]+(?:_[a-z]+)+)"/g)].map(([, word]) => word!),
        )
      : [];
    return [...direct, ...handedOn].flatMap((word) => (word === 'role_' ? ['role_admin', 'role_user'] : [word]));
  });
}

it.each([
  ['English', en],
  ['Russian', ru],
])('every action that the API records has a name in %s', (_, messages) => {
  const acts = actsWritten();
  expect(acts.length).toBeGreaterThan(25);
  expect(acts.filter((act) => !(act in messages.admin.acts))).toEqual([]);
});

function page(content: 'audit' | 'dead', items: readonly object[]) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const data = { pages: [{ items, nextCursor: null }], pageParams: [''] };
  client.setQueryData(content === 'audit' ? auditQuery('').queryKey : deadTasksQuery.queryKey, data as never);
  render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <QueryClientProvider client={client}>{content === 'audit' ? <Audit /> : <DeadTasks />}</QueryClientProvider>
    </NextIntlClientProvider>,
  );
}

it('describes a denied action in words, and shows other subjects by their full id', () => {
  const id = '0192f0c1-2345-7def-8123-456789abcdef';
  page('audit', [
    { id: '1', what: 'access_refused', subject: 'admin_only', who: null, at: null },
    { id: '2', what: 'key_made', subject: id, who: null, at: null },
  ]);
  screen.getByText('Access denied');
  screen.getByText('Only for administrators');
  screen.getByText(id);
});

it('shows why a task was given up', () => {
  page('dead', [{ id: 't', code: 'engine_error', email: 'anna@example.org', attempts: 3, crashes: 0 }]);
  screen.getByText('The recognition engine reported an error');
});
