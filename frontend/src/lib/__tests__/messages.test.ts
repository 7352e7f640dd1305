import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import enPrivate from '@messages/en/private.json';
import enPublic from '@messages/en/public.json';
import ruPrivate from '@messages/ru/private.json';
import ruPublic from '@messages/ru/public.json';
import { calls, questions } from '@/testing/sources';

type Catalogue = { [key: string]: string | Catalogue };
/** One element of a parsed message. */
type Part = Readonly<{
  type: number;
  value?: string;
  pluralType?: string;
  options?: Readonly<Record<string, { value: Part[] }>>;
  children?: Part[];
}>;

/** Element types, as numbered by the parser. */
const [LITERAL, PLURAL] = [0, 6];

/** Messages by their full key: `tasks.deleted`. */
function flat(catalogue: Catalogue, before = ''): Map<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]) =>
      typeof value === 'string' ? [[before + key, value] as const] : [...flat(value, `${before}${key}.`)],
    ),
  );
}

const parts = (message: string) => new IntlMessageFormat(message, 'en').getAst() as Part[];

function branches({ options = {} }: Part): { names: string[]; inner: Part[] } {
  return { names: Object.keys(options), inner: Object.values(options).flatMap((option) => option.value) };
}

/** Names of the values and tags in a message. */
function taken(list: readonly Part[]): string[] {
  const names = list.flatMap((part) => [
    ...(part.value !== undefined && part.type !== LITERAL ? [part.value] : []),
    ...taken(branches(part).inner),
    ...taken(part.children ?? []),
  ]);
  return [...new Set(names)].sort();
}

/** The literal text of a message. */
const words = (list: readonly Part[]): string =>
  list.map((part) => (part.type === LITERAL ? part.value : words(branches(part).inner))).join(' ');

/** The plural forms of each plural in a message. */
function plurals(list: readonly Part[]): string[][] {
  return list.flatMap((part) => {
    const { names, inner } = branches(part);
    // A plural that only has exact numbers beside `other` is a switch and counts nothing.
    const counts = part.pluralType === 'cardinal' && names.some((name) => /^(one|two|few|many)$/.test(name));
    return [...(part.type === PLURAL && counts ? [names] : []), ...plurals(inner)];
  });
}

const english = new Map([...flat(enPublic), ...flat(enPrivate)]);
const russian = new Map([...flat(ruPublic), ...flat(ruPrivate)]);

describe('the two catalogues', () => {
  it('have the same keys, each in the same file', () => {
    expect([...flat(ruPublic).keys()].sort()).toEqual([...flat(enPublic).keys()].sort());
    expect([...flat(ruPrivate).keys()].sort()).toEqual([...flat(enPrivate).keys()].sort());
    expect(english.size).toBeGreaterThan(600);
  });

  it('use the same values', () => {
    const others = [...english].filter(
      ([key, message]) => taken(parts(message)).join() !== taken(parts(russian.get(key)!)).join(),
    );
    expect(others.map(([key]) => key)).toEqual([]);
  });

  it('have no message that is empty or left untranslated', () => {
    expect([...english, ...russian].filter(([, message]) => !message.trim())).toEqual([]);
    const alike = [...english].filter(
      ([key, message]) => message === russian.get(key) && /[a-z]{3}/i.test(words(parts(message))),
    );
    // Format and program names are the same in every language.
    expect(
      alike
        .map(([key]) => key)
        .filter((key) => !/^(navigation\.apiAccess$|tasks\.formats\.|exports\.names\.|keys\.snippets\.)/.test(key)),
    ).toEqual([]);
  });

  it('have the plural forms of each language', () => {
    const lacking = (messages: Map<string, string>, forms: readonly string[]) =>
      [...messages].filter(([, message]) =>
        plurals(parts(message)).some((names) => forms.some((form) => !names.includes(form))),
      );
    expect(lacking(english, ['one', 'other'])).toEqual([]);
    expect(lacking(russian, ['one', 'few', 'many', 'other'])).toEqual([]);
  });

  it('contain every message that the code uses', () => {
    const asked = questions();
    expect(asked.length).toBeGreaterThan(400);
    expect(asked.filter(({ keys }) => !keys.some((key) => english.has(key)))).toEqual([]);
  });

  it('contain no message that the code does not use', () => {
    const said = calls();
    expect([...english.keys()].filter((key) => !said(key))).toEqual([]);
  });
});
