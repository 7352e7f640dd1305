'use client';

import { Languages } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LOCALES, useLocaleChoice, type Locale } from '@/lib/locale';
import { IconSelect } from './icon-select';

const CHOICES = LOCALES.map((value) => ({
  value,
  lang: value,
  words: new Intl.DisplayNames(value, { type: 'language' }).of(value) ?? value,
}));

/** Lists each language under its own name. `onChoose` saves the choice to the account, if the user is signed in. */
export function LanguageSwitch({ onChoose }: Readonly<{ onChoose?: (locale: Locale) => void }>) {
  const t = useTranslations('common');
  const { locale, choose } = useLocaleChoice();
  return (
    <IconSelect
      label={t('language')}
      Icon={Languages}
      value={locale}
      choices={CHOICES}
      onChoose={(value) => {
        choose(value);
        onChoose?.(value);
      }}
    />
  );
}
