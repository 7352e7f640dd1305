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

/** Kinds of parts, as the parser numbers them. */
const [LITERAL, PLURAL] = [0, 6];

/** Messages by their whole key: `tasks.deleted`. */
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

/** Names of the values (and tags) that a message takes. */
function taken(list: readonly Part[]): string[] {
  const names = list.flatMap((part) => [
    ...(part.value !== undefined && part.type !== LITERAL ? [part.value] : []),
    ...taken(branches(part).inner),
    ...taken(part.children ?? []),
  ]);
  return [...new Set(names)].sort();
}

/** What is read as it stands. */
const words = (list: readonly Part[]): string =>
  list.map((part) => (part.type === LITERAL ? part.value : words(branches(part).inner))).join(' ');

/** Forms of each plural in a message. */
function plurals(list: readonly Part[]): string[][] {
  return list.flatMap((part) => {
    const { names, inner } = branches(part);
    // Nothing but exact numbers beside `other` is a switch, no counting.
    const counts = part.pluralType === 'cardinal' && names.some((name) => /^(one|two|few|many)$/.test(name));
    return [...(part.type === PLURAL && counts ? [names] : []), ...plurals(inner)];
  });
}

const english = new Map([...flat(enPublic), ...flat(enPrivate)]);
const russian = new Map([...flat(ruPublic), ...flat(ruPrivate)]);

describe('the two catalogues', () => {
  it('have the same keys, each in the same part', () => {
    expect([...flat(ruPublic).keys()].sort()).toEqual([...flat(enPublic).keys()].sort());
    expect([...flat(ruPrivate).keys()].sort()).toEqual([...flat(enPrivate).keys()].sort());
    expect(english.size).toBeGreaterThan(600);
  });

  it('take the same values', () => {
    const others = [...english].filter(
      ([key, message]) => taken(parts(message)).join() !== taken(parts(russian.get(key)!)).join(),
    );
    expect(others.map(([key]) => key)).toEqual([]);
  });

  it('leave no message empty or untranslated by a slip', () => {
    expect([...english, ...russian].filter(([, message]) => !message.trim())).toEqual([]);
    const alike = [...english].filter(
      ([key, message]) => message === russian.get(key) && /[a-z]{3}/i.test(words(parts(message))),
    );
    // Names of formats and programs are the same everywhere.
    expect(
      alike
        .map(([key]) => key)
        .filter((key) => !/^(navigation\.apiAccess$|tasks\.formats\.|exports\.names\.|keys\.snippets\.)/.test(key)),
    ).toEqual([]);
  });

  it('count as each language does', () => {
    const lacking = (messages: Map<string, string>, forms: readonly string[]) =>
      [...messages].filter(([, message]) =>
        plurals(parts(message)).some((names) => forms.some((form) => !names.includes(form))),
      );
    expect(lacking(english, ['one', 'other'])).toEqual([]);
    expect(lacking(russian, ['one', 'few', 'many', 'other'])).toEqual([]);
  });

  it('hold everything that a page says', () => {
    const asked = questions();
    expect(asked.length).toBeGreaterThan(400);
    expect(asked.filter(({ keys }) => !keys.some((key) => english.has(key)))).toEqual([]);
  });

  it('hold nothing that no page says', () => {
    const said = calls();
    expect([...english.keys()].filter((key) => !said(key))).toEqual([]);
  });
});
