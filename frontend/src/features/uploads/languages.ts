import { languageName } from '@/lib/language-names';

export type LanguageRow = Readonly<{ code: string; name: string; native: string; spellings: string }>;
type Language = Readonly<{ code: string; name: string; nativeName: string }>;

type Options = Readonly<{
  locale: string;
  recent: readonly string[];
  auto: string;
  /** The current choice, listed even if the server's list lacks it. */
  present: string;
}>;

/** Detection, then recently used languages, then Russian and English, then the others by name in the user's language. */
export function orderLanguages(
  languages: readonly Language[],
  { locale, recent, auto, present }: Options,
): LanguageRow[] {
  const first = [...new Set([...recent, 'ru', 'en'])];
  const rank = (code: string) => (first.includes(code) ? first.indexOf(code) : first.length);
  const order = new Intl.Collator(locale);
  const known = languages.some(({ code }) => code === present) || !present;
  const rows = (
    known ? languages : [...languages, { code: present, name: languageName(present, 'en'), nativeName: '' }]
  )
    .filter(({ code }) => code !== 'auto')
    .map(({ code, name, nativeName }) => {
      const own = languageName(code, locale);
      return {
        code,
        name: own,
        native: nativeName || own,
        spellings: `${own}\n${name}\n${nativeName}\n${code}`.toLocaleLowerCase(),
      };
    })
    .sort((a, b) => rank(a.code) - rank(b.code) || order.compare(a.name, b.name));
  return [{ code: 'auto', name: auto, native: auto, spellings: auto.toLocaleLowerCase() }, ...rows];
}

/** The languages whose name, or a word of it, starts with the typed letters. */
export function findLanguages(rows: readonly LanguageRow[], typed: string): readonly LanguageRow[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (!wanted) return rows;
  return rows.filter(({ spellings }) =>
    spellings.split('\n').some((name) => name.startsWith(wanted) || name.includes(` ${wanted}`)),
  );
}
