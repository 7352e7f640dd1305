/** Names that Chromium lacks: it ships only those of the languages its own menus use. */
const LEFT_OUT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ba: { en: 'Bashkir', ru: 'башкирский' },
  bo: { en: 'Tibetan', ru: 'тибетский' },
};
const CHINESE = [
  { code: 'zh-Hans', nativeName: '简体中文' },
  { code: 'zh-Hant', nativeName: '繁體中文' },
];
/** The languages whose text can be converted to another script on request. */
const SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  zh: ['Hans', 'Hant'],
  yue: ['Hans', 'Hant'],
  sr: ['Latn', 'Cyrl'],
  bs: ['Latn', 'Cyrl'],
};
/** Common languages, listed before the others. */
const FIRST = ['ru', 'en'];

/** Whisper's code for Javanese was withdrawn from ISO 639. */
const codeOf = (language: string) => (language === 'jw' ? 'jv' : language);

/** A language's name in the user's language, for use on its own: in a list, a cell, a button. */
export function languageName(code: string, locale: string): string {
  const name = languageInText(code, locale);
  return name === code ? name : name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1);
}

/** The same for use within a sentence. Some languages, Russian among them, use lower case there. */
export function languageInText(code: string, locale: string): string {
  const name = nameIn(locale, codeOf(code));
  return name === codeOf(code) ? (LEFT_OUT[code]?.[locale.slice(0, 2)] ?? LEFT_OUT[code]?.en ?? code) : name;
}

/** A language tag with the first of the requested scripts (comma-separated) that belongs to it; the code alone if none does. */
export function withScript(language: string, scripts: string | null): string {
  const script = scripts?.split(',').find((one) => SCRIPTS[language]?.includes(one.slice(0, 4)));
  return script ? `${language}-${script}` : language;
}

/** The `lang` attribute of a text in this language. */
export function langTag(language: string | null | undefined, scripts: string | null = null): string | undefined {
  return language ? codeOf(withScript(language, scripts)) : undefined;
}

/** Adds the two scripts after Chinese: for languages to request, not for the language of a text. */
export function withScripts<L extends Readonly<{ code: string }>>(languages: readonly L[]): L[] {
  return languages.flatMap((language) =>
    language.code === 'zh' ? [language, ...CHINESE.map((script) => ({ ...language, ...script }))] : [language],
  );
}

/**
 * A list to choose from: Russian and English, then the others by their name in the user's language.
 *
 * @param present the current choice, a tag such as `zh-HK`; included even if the server does not list it
 */
export function languageChoices(languages: readonly { code: string }[], locale: string, present = '') {
  const codes = new Set([...languages.map(({ code }) => code), present].filter((code) => code && code !== 'auto'));
  const named = [...codes].map((code) => ({ code, name: languageName(code, locale) }));
  const rank = (code: string) => (FIRST.includes(code) ? FIRST.indexOf(code) : FIRST.length);
  const order = new Intl.Collator(locale);
  return named.sort((a, b) => rank(a.code) - rank(b.code) || order.compare(a.name, b.name));
}

function nameIn(locale: string, code: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
