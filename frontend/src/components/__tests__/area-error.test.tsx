import { cleanup, render, screen } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';
import { beforeEach, expect, it, vi } from 'vitest';
import messages from '@messages/en/public.json';
import { aliveWork } from '@/lib/alive-work';
import { AreaError } from '../area-error';

const reload = vi.fn();
beforeEach(() => {
  sessionStorage.clear();
  reload.mockClear();
  vi.stubGlobal('location', { pathname: '/usage/', reload });
});

const missing = (file: string) => new Error(`Failed to load chunk /_next/static/chunks/${file} from module 7`);
function broken(error: Error) {
  cleanup();
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <AreaError error={error} reset={() => {}} />
    </NextIntlClientProvider>,
  );
}

it('reloads for each new build, but only once for a build that stays broken', () => {
  broken(missing('a.js'));
  expect(reload).toHaveBeenCalledTimes(1);
  broken(missing('a.js'));
  expect(reload).toHaveBeenCalledTimes(1);
  screen.getByText('A new version is ready');
  broken(missing('b.js'));
  expect(reload).toHaveBeenCalledTimes(2);
});

it('does not reload while work is in progress or after any other error', () => {
  aliveWork.begin('u', 'upload');
  broken(missing('a.js'));
  aliveWork.end('u');
  broken(new Error('no such property'));
  expect(reload).not.toHaveBeenCalled();
});
