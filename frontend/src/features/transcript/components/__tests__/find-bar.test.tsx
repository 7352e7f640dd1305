import { fireEvent, render, screen } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';
import { expect, it, vi } from 'vitest';
import messages from '@messages/en/private.json';
import type { DraftSegment } from '../../model/editor';
import { FindBar } from '../find-bar';

vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
);

const segmentsOf = (...texts: string[]) => texts.map((text, key) => ({ key, text, start: key }) as DraftSegment);

const onHit = vi.fn();
const bar = (segments: DraftSegment[]) => (
  <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
    <FindBar
      {...{ segments, onHit }}
      query={{ text: 'cat', matchCase: false }}
      onQuery={() => {}}
      onGo={() => {}}
      onHits={() => {}}
      onClose={() => {}}
      dispatch={() => {}}
    />
  </NextIntlClientProvider>
);
const status = () => screen.getByRole('status').textContent;
const next = () => fireEvent.click(screen.getByRole('button', { name: 'Next match' }));

it('follows the text: the highlight moves with its match and disappears with it', () => {
  const { rerender } = render(bar(segmentsOf('a cat', 'the cat', 'cats')));
  expect(status()).toBe('3 matches');
  next();
  next();
  expect(status()).toBe('2 of 3');
  rerender(bar(segmentsOf('a cat', 'and the cat', 'cats')));
  expect(status()).toBe('2 of 3');
  expect(onHit).toHaveBeenLastCalledWith({ key: 1, start: 8, end: 11 });

  // The segment has no match any more, so the next one is that of the following segment.
  rerender(bar(segmentsOf('a cat', 'and the dog', 'cats')));
  expect(status()).toBe('2 matches');
  expect(onHit).toHaveBeenLastCalledWith(null);
  next();
  expect(status()).toBe('2 of 2');

  rerender(bar(segmentsOf('a dog', 'and the dog', 'dogs')));
  expect(status()).toBe('Nothing found');
  expect(onHit).toHaveBeenLastCalledWith(null);
});
