import { expect, it } from 'vitest';
import { orderLanguages } from '../languages';

const LANGUAGES = [
  { code: 'en', name: 'English', nativeName: 'English' },
  { code: 'zh', name: 'Chinese', nativeName: '中文' },
];
const codes = (present: string) =>
  orderLanguages(LANGUAGES, { locale: 'en', recent: [], auto: 'Detect', present }).map(({ code }) => code);

it('includes the current choice even if the server does not list it', () => {
  expect(codes('zh-HK')).toEqual(['auto', 'en', 'zh', 'zh-HK']);
  expect(codes('zh')).toEqual(['auto', 'en', 'zh']);
  expect(codes('auto')).toEqual(['auto', 'en', 'zh']);
});
