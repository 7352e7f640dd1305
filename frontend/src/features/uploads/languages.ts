import { languageName } from '@/lib/format';

export type LanguageRow = Readonly<{ code: string; name: string; native: string; spellings: string }>;
type Language = Readonly<{ code: string; name: string; nativeName: string }>;

/** Detection, then what was used lately, then Russian and English, then the others by name in the reader's language. */
export function orderLanguages(
  languages: readonly Language[],
  { locale, recent, auto }: Readonly<{ locale: string; recent: readonly string[]; auto: string }>,
): LanguageRow[] {
  const first = [...new Set([...recent, 'ru', 'en'])];
  const place = (code: string) => (first.includes(code) ? first.indexOf(code) : first.length);
  const rows = languages
    .filter(({ code }) => code !== 'auto')
    .map(({ code, name, nativeName }) => {
      const own = capital(languageName(code, locale), locale);
      return {
        code,
        name: own,
        native: nativeName,
        spellings: `${own}\n${name}\n${nativeName}\n${code}`.toLocaleLowerCase(),
      };
    })
    .sort((a, b) => place(a.code) - place(b.code) || a.name.localeCompare(b.name, locale));
  return [{ code: 'auto', name: auto, native: auto, spellings: auto.toLocaleLowerCase() }, ...rows];
}

/** Those with the typed letters at the start of a name or a word of it. */
export function findLanguages(rows: readonly LanguageRow[], typed: string): readonly LanguageRow[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (!wanted) return rows;
  return rows.filter(({ spellings }) =>
    spellings.split('\n').some((name) => name.startsWith(wanted) || name.includes(` ${wanted}`)),
  );
}

export function capital(name: string, locale: string): string {
  return name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1);
}
