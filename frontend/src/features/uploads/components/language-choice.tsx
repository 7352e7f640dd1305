'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useId, useMemo, useState } from 'react';
import { Input } from '@/components/ui/input';
import type { Config } from '@/lib/api-types';
import { findLanguages, orderLanguages } from '../languages';
import { RadioRow } from './radio-row';

type Props = Readonly<{
  languages: Config['languages'];
  recent: readonly string[];
  value: string;
  onChoose: (code: string) => void;
}>;

/** All languages of the server, common ones first. Typing finds the others by part of a name, in any of three spellings. */
export function LanguageChoice({ languages, recent, value, onChoose }: Props) {
  const t = useTranslations('options');
  const locale = useLocale();
  const id = useId();
  const [typed, setTyped] = useState('');
  const ordered = useMemo(
    () => orderLanguages(languages, { locale, recent, auto: t('autoLong'), present: value }),
    [languages, locale, recent, value, t],
  );
  const found = findLanguages(ordered, typed);
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-2 text-sm font-medium">{t('language')}</legend>
      <Input
        type="search"
        value={typed}
        aria-label={t('search')}
        placeholder={t('search')}
        aria-controls={id}
        data-part="language"
        onChange={(event) => setTyped(event.target.value)}
      />
      <div id={id} className="grid max-h-52 overflow-y-auto rounded-md border p-1">
        {found.map(({ code, name, native }) => (
          <RadioRow
            key={code}
            group="language"
            value={code}
            checked={code === value}
            onChoose={() => onChoose(code)}
            title={name}
            note={native !== name ? native : undefined}
          />
        ))}
      </div>
      <p role="status" className="text-sm text-muted-foreground empty:hidden">
        {found.length ? '' : t('noLanguage')}
      </p>
    </fieldset>
  );
}
