'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { configQuery } from '@/lib/api/get-config';
import { modelsQuery } from '@/lib/api/get-models';
import { languageChoices } from '@/lib/language-names';
import { isFiltered, SORTS, type Sort } from '../list-params';
import type { ListControl } from '../hooks/use-list-state';

/** Language, model, date range and sort order. */
export function FilterFields({ list: { state, change, clear } }: Readonly<{ list: ListControl }>) {
  const t = useTranslations('tasks');
  const locale = useLocale();
  const { data: config } = useQuery(configQuery);
  const { data: models } = useQuery(modelsQuery);
  const languages = languageChoices(config?.languages ?? [], locale, state.language);
  const here = (models ?? []).filter(({ id, state: its }) => its !== 'absent' || id === state.model);
  return (
    <div className="grid grid-cols-2 items-end gap-3 rounded-lg border p-3 md:grid-cols-[repeat(5,minmax(0,1fr))_auto]">
      <Field label={t('language')}>
        <Select value={state.language} onChange={(event) => change({ language: event.target.value })}>
          <option value="">{t('anyLanguage')}</option>
          {languages.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('model')}>
        <Select value={state.model} onChange={(event) => change({ model: event.target.value })}>
          <option value="">{t('anyModel')}</option>
          {here.map(({ id }) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </Select>
      </Field>
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={t(end)}>
          <Input type="date" value={state[end]} onChange={(event) => change({ [end]: event.target.value })} />
        </Field>
      ))}
      <Field label={t('sort')}>
        <Select value={state.sort} onChange={(event) => change({ sort: event.target.value as Sort })}>
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t(`sorts.${sort}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Button variant="outline" disabled={!isFiltered(state)} onClick={clear}>
        {t('clear')}
      </Button>
    </div>
  );
}
