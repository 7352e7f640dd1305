import { renderHook } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import en from '@messages/en/private.json';
import ru from '@messages/ru/private.json';
import { useSpanText } from '../use-span-text';

it.each([
  [0, '0 s', '0 с'],
  [2.14, '2.1 s', '2,1 с'],
  [59.4, '59 s', '59 с'],
  [59.6, '1 min', '1 мин'],
  [2_089, '35 min', '35 мин'],
  [3_599, '1 h', '1 ч'],
  [20_760, '5 h 46 min', '5 ч 46 мин'],
  [740_736, '205 h 46 min', '205 ч 46 мин'],
])('%d seconds are %s', (seconds, english, russian) => {
  const said = (locale: string, messages: typeof en) =>
    renderHook(() => useSpanText(), {
      wrapper: ({ children }: { children: ReactNode }) => (
        <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
          {children}
        </NextIntlClientProvider>
      ),
    }).result.current(seconds);
  expect([said('en', en), said('ru', ru)]).toEqual([english, russian]);
});
