import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';
import { describe, expect, it } from 'vitest';
import messages from '@messages/en/private.json';
import { Facts } from '../facts';
import type { Task } from '@/lib/api-types';
import { TaskTook } from '@/components/task/task-took';

/** 416.9 s of audio, transcribed by two slots in 55.7 s. */
const TASK = {
  status: 'success',
  duration: 416.9,
  processingSeconds: 87.4,
  rtfx: 7.5,
  createdAt: '2026-03-01T10:00:00Z',
  startedAt: '2026-03-01T10:00:05Z',
  finishedAt: '2026-03-01T10:01:00.700Z',
  options: { channels: 'mix' },
  audio: { bytes: 1000, format: 'wav' },
  languages: [],
  warnings: [],
} as unknown as Task;

const shown = (task: Task, what: 'list' | 'page') => {
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { enabled: false } } })}>
        {what === 'list' ? <TaskTook task={task} /> : <Facts onPlace={() => {}} task={task} />}
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
  return document.body.textContent;
};

describe('processing time and speed of a task', () => {
  it('are shown in the list', () => {
    expect(shown(TASK, 'list')).toBe('took 0:55, 7.5× real time');
  });
  it('are the same on the task page', () => {
    shown(TASK, 'page');
    for (const words of ['6:56', '0:55', '7.5× real time']) screen.getByText(words);
    expect(screen.queryByText('1:27')).toBeNull();
  });
  it.each(['queued', 'running', 'failure', 'cancelled'])('are not shown for a task that is %s', (status) => {
    const task = { ...TASK, status, rtfx: 52.9 } as Task;
    expect(shown(task, 'list')).toBe('');
    expect(shown(task, 'page')).not.toMatch(/Took|52|0:55|1:27/);
  });
});
