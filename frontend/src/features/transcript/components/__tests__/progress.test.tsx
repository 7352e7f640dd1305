import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import messages from '@messages/en/private.json';
import common from '@messages/en/public.json';
import { TaskProgress } from '@/components/task/task-progress';
import type { Task } from '@/lib/api-types';
import { ProgressPanel } from '../progress-panel';

const live = { workersReady: true };
vi.mock('@/lib/live', () => ({ useWorkersReady: () => live.workersReady }));
beforeEach(() => (live.workersReady = true));

const running = (stage: string, progress: number) =>
  ({ status: 'running', name: 'call.wav', stage, progress, etaSeconds: 100 }) as unknown as Task;
const queued = (queuePosition: number | null) => ({ status: 'queued', name: 'call.wav', queuePosition }) as Task;

const VIEWS = { list: TaskProgress, page: ProgressPanel };
function shown(view: keyof typeof VIEWS, task: Task) {
  const View = VIEWS[view];
  render(
    <NextIntlClientProvider locale="en" messages={{ ...common, ...messages }} timeZone="UTC">
      <QueryClientProvider client={new QueryClient()}>
        <View task={task} />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
  return document.body.textContent;
}

describe.each(['list', 'page'] as const)('the progress of a task, in the %s', (view) => {
  it('is never 100% while it runs', () => {
    expect(shown(view, running('transcribing', 0.999))).toMatch(/Recognising speech.*99%.*about 2 min left/);
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '99');
  });
  it('is unknown while the file is being read', () => {
    expect(shown(view, running('decoding', 0))).toMatch(/^Reading the file/);
    expect(document.body.textContent).not.toContain('%');
    expect(screen.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow');
  });
  it('is the queue position while the task waits', () => {
    expect(shown(view, queued(3))).toContain('3rd in line');
    expect(screen.queryByRole('progressbar')).toBeNull();
  });
  it('is not a queue position while no worker is ready', () => {
    live.workersReady = false;
    expect(shown(view, queued(1))).toContain('Waiting until a worker is ready');
  });
});

it('is only the status when the queue position is unknown', () => {
  expect(shown('list', queued(null))).toBe('');
  expect(shown('page', queued(null))).toContain('Waiting');
});
