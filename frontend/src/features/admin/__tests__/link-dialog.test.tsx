import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NextIntlClientProvider } from 'next-intl';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { User } from '@/lib/api-types';
import { client } from '@/types/api.gen/client.gen';
import messages from '../../../../public/messages/en/private.json';
import publicMessages from '../../../../public/messages/en/public.json';
import { LinkDialog } from '../components/link-dialog';

const USER = { id: 'u', email: 'anna@example.org' } as User;
const LINK = 'http://localhost/set-password/#token';

/** The requests sent to the server, and its next answer. */
let asked: { path: string; body: unknown }[];
let answers: Response[];
const before = client.getConfig();

const answer = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

beforeEach(() => {
  asked = [];
  client.setConfig({
    baseUrl: 'http://localhost',
    fetch: (async (request: Request) => {
      asked.push({ path: new URL(request.url).pathname, body: await request.json() });
      return answers.shift();
    }) as typeof fetch,
  });
});
afterEach(() => {
  client.setConfig(before);
});

it('asks for the administrator’s password, says when it is wrong, and shows the link when it is right', async () => {
  answers = [
    answer(403, { status: 403, code: 'invalid_credentials', title: 'x', detail: 'x' }),
    answer(201, { passwordLink: LINK }),
  ];
  const user = userEvent.setup();
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ ...publicMessages, ...messages }}>
      <QueryClientProvider client={new QueryClient()}>
        <LinkDialog user={USER} onClose={() => {}} />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
  const make = screen.getByRole('button', { name: 'Create link' });
  await user.click(make);
  await screen.findByText('Enter your password');
  expect(asked).toEqual([]);

  const password = screen.getByLabelText('Your own password');
  await user.type(password, 'a guess');
  await user.click(make);
  await screen.findByText('This is not your password');
  expect(document.activeElement).toBe(password);

  await user.clear(password);
  await user.type(password, 'the right one');
  await user.click(make);
  expect((await screen.findByRole('textbox', { name: 'Link to set the password' })).textContent).toBe(LINK);
  expect(asked).toEqual(
    ['a guess', 'the right one'].map((password) => ({
      path: '/api/admin/users/u/password-link',
      body: { password },
    })),
  );
});
