import { languageName } from '@/lib/format';

/** Russian and English first, the others by their name in the reader's language. */
export function languageChoices(languages: readonly { code: string }[], locale: string) {
  const named = languages.map(({ code }) => ({ code, name: languageName(code, locale) }));
  const first = (code: string) => (code === 'ru' || code === 'en' ? 0 : 1);
  const order = new Intl.Collator(locale);
  return named.sort((a, b) => first(a.code) - first(b.code) || order.compare(a.name, b.name));
}
