import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';
import { beforeEach, expect, it, vi } from 'vitest';
import messages from '@messages/en/private.json';
import common from '@messages/en/public.json';
import { configQuery } from '@/lib/api/get-config';
import { modelsQuery } from '@/lib/api/get-models';
import type { Task } from '@/lib/api-types';
import { postRetry } from '../../api/change-task';
import { TaskActions } from '../task-actions';

vi.mock('../../api/change-task', () => ({
  postRetry: vi.fn(() => Promise.resolve({ id: 'again' })),
  postUndelete: vi.fn(),
  removeTask: vi.fn(),
}));

const task = (options: Partial<Task['options']>) =>
  ({
    id: 'task',
    name: 'call.wav',
    model: 'base',
    audio: { available: true },
    options: { language: 'auto', languages: [], script: null, ...options },
  }) as unknown as Task;

function page(shown: Task) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(configQuery.queryKey, { languages: ['en', 'fr', 'zh'].map((code) => ({ code })) } as never);
  client.setQueryData(modelsQuery.queryKey, ['base', 'small'].map((id) => ({ id, state: 'ready' })) as never);
  render(
    <NextIntlClientProvider locale="en" messages={{ ...common, ...messages }} timeZone="UTC">
      <QueryClientProvider client={client}>
        <TaskActions task={shown} onRetried={() => {}} onDeleted={() => {}} />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
}

async function sent() {
  fireEvent.click(screen.getByRole('button', { name: 'Transcribe again' }));
  await waitFor(() => expect(postRetry).toHaveBeenCalled());
  return vi.mocked(postRetry).mock.calls[0]![1];
}

beforeEach(() => vi.mocked(postRetry).mockClear());

it('does not send an unchanged language or script', async () => {
  page(task({ languages: ['en', 'zh'], script: 'Hant' }));
  expect(await sent()).toEqual({});
});

it('sends the user’s choices', async () => {
  page(task({ languages: ['en', 'zh'], script: 'Hant' }));
  fireEvent.change(screen.getByLabelText('Language'), { target: { value: 'fr' } });
  fireEvent.change(screen.getByLabelText('Model'), { target: { value: 'small' } });
  expect(await sent()).toEqual({ language: 'fr', model: 'small' });
});

it.each([
  ['zh', 'Hant-HK', 'zh-Hant-HK'],
  ['sr', 'Latn', 'sr-Latn'],
])('shows a script that is not in the list: %s in %s', (language, script, value) => {
  page(task({ language, script }));
  expect(screen.getByLabelText('Language')).toHaveValue(value);
});
