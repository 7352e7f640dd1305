import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { configQuery } from '@/lib/api/get-config';
import type { Warning } from '@/lib/api-types';
import { languageInText } from '@/lib/language-names';

/** The two languages in the server's sentence: English names, or codes in older tasks. The API has no separate field for them. */
const MISMATCH = /sounds like (.+), but the language was set to (.+)\.$/;

/** What a warning means, in the user's language. A warning without its own text shows the server's. */
export function useWarningDetail(): (warning: Warning) => string {
  const t = useTranslations('warning');
  const locale = useLocale();
  const { data: config } = useQuery(configQuery);
  const named = (word: string | undefined) => {
    const code = config?.languages.find((language) => [language.name, language.code].includes(word!))?.code;
    return code && languageInText(code, locale);
  };
  return ({ code, detail }) => {
    const [heard, asked] = ((code === 'language_mismatch' && MISMATCH.exec(detail)) || []).slice(1).map(named);
    if (heard && asked) return t('language_mismatch.heard', { heard, asked });
    return t.has(`${code}.advice`) ? t(`${code}.advice`) : detail;
  };
}
