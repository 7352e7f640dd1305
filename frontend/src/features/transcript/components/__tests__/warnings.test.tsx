import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';
import { expect, it } from 'vitest';
import en from '@messages/en/private.json';
import ru from '@messages/ru/private.json';
import { configQuery } from '@/lib/api/get-config';
import { Warnings } from '../warnings';

const LANGUAGES = [
  { code: 'zh', name: 'Chinese' },
  { code: 'en', name: 'English' },
];

function titles(locale: string, messages: typeof en, ...warnings: { code: string; detail: string }[]) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(configQuery.queryKey, { languages: LANGUAGES } as never);
  render(
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      <QueryClientProvider client={client}>
        <Warnings warnings={warnings.map((warning) => ({ start: null, end: null, ...warning }))} onPlace={() => {}} />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
  return screen.getAllByRole('listitem').map((item) => item.title);
}

it.each([
  ['Chinese', 'English'],
  ['zh', 'en'],
])('names the detected language in the user’s language: %s, not %s', (heard, asked) => {
  const detail = `This sounds like ${heard}, but the language was set to ${asked}.`;
  const warning = { code: 'language_mismatch', detail };
  expect(titles('ru', ru, warning)).toEqual(['Похоже, здесь китайский, а выбран английский.']);
});

it('uses its own text when the server’s sentence has another form', () => {
  const warning = { code: 'language_mismatch', detail: 'Something else.' };
  expect(titles('ru', ru, warning)).toEqual([ru.warning.language_mismatch.advice]);
});

it('repeats the server’s text for a warning it has no text for', () => {
  expect(titles('en', en, { code: 'of_the_future', detail: 'Who knows.' })).toEqual(['Who knows.']);
});
