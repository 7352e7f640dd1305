import { afterEach, describe, expect, it, vi } from 'vitest';
import { languageChoices, languageInText, languageName, langTag, withScripts } from '../language-names';

afterEach(() => vi.restoreAllMocks());

/** Like Chromium: languages it has no name for are named by their code. */
const withoutNames = () => vi.spyOn(Intl.DisplayNames.prototype, 'of').mockImplementation((code) => code);

describe('the name of a language', () => {
  it('is in the user’s language, even if the browser has no name for it', () => {
    expect(languageName('jw', 'en')).toBe('Javanese');
    withoutNames();
    expect(languageName('ba', 'ru')).toBe('Башкирский');
    expect(languageInText('ba', 'ru')).toBe('башкирский');
    expect(languageName('bo', 'en')).toBe('Tibetan');
    expect(languageName('xx', 'en')).toBe('xx');
  });
});

describe('the scripts of Chinese', () => {
  it('follow it in a list of languages to request', () => {
    expect(withScripts([{ code: 'en' }, { code: 'zh' }, { code: 'yue' }]).map(({ code }) => code)).toEqual([
      'en',
      'zh',
      'zh-Hans',
      'zh-Hant',
      'yue',
    ]);
  });

  it('have names in the user’s language', () => {
    expect(languageName('zh-Hans', 'en')).toBe('Simplified Chinese');
    expect(languageName('zh-Hant', 'ru')).toContain('Китайский, традиц');
  });
});

describe('a list of languages to choose from', () => {
  const codes = ['af', 'ba', 'de', 'en', 'ru', 'sq'].map((code) => ({ code }));
  it.each([
    ['en', ['ru', 'en', 'af', 'sq', 'ba', 'de']],
    ['ru', ['ru', 'en', 'sq', 'af', 'ba', 'de']],
  ])('in %s is sorted by name, with the common ones first', (locale, order) => {
    expect(languageChoices(codes, locale).map(({ code }) => code)).toEqual(order);
  });

  it('names all of them in the same way', () => {
    expect(languageChoices(codes, 'ru').map(({ name }) => name)).toContain('Немецкий');
    expect(languageName('ru', 'ru')).toBe('Русский');
    expect(languageInText('ru', 'ru')).toBe('русский');
  });

  it.each(['zh-HK', 'sr-Latn'])('includes the current choice: %s', (present) => {
    const choices = languageChoices(codes, 'en', present);
    expect(choices.filter(({ code }) => code === present)).toHaveLength(1);
    expect(languageChoices(codes, 'en', 'de')).toHaveLength(codes.length);
    expect(languageChoices(codes, 'en', 'auto')).toHaveLength(codes.length);
  });
});

it.each([
  ['zh', 'Hant', 'zh-Hant'],
  ['zh', 'Hant-HK', 'zh-Hant-HK'],
  ['sr', 'Latn', 'sr-Latn'],
  ['en', 'Hant', 'en'],
  ['zh', 'Latn,Hant', 'zh-Hant'],
  ['sr', 'Hant,Latn', 'sr-Latn'],
  ['zh', 'Latn', 'zh'],
  ['zh', null, 'zh'],
  ['jw', null, 'jv'],
  [null, 'Hant', undefined],
])('for a text in %s, requested in %s, the lang attribute is %s', (language, script, tag) => {
  expect(langTag(language, script)).toBe(tag);
});
