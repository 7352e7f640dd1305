'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { keywordsOf, type TaskOptions } from '../task-options';

const PROMPT_LENGTH = 1000;
const TERMS = 100;
const TERM_LENGTH = 64;

type Props = Readonly<{ options: TaskOptions; onChange: (change: TaskOptions) => void }>;

/** Names and terms that the recogniser should expect. */
export function WordsChoice({ options, onChange }: Props) {
  const t = useTranslations('options');
  const [terms, setTerms] = useState((options.keywords ?? []).join(', '));
  const list = keywordsOf(terms);
  const wrong = list.length > TERMS || list.some((term) => term.length > TERM_LENGTH);
  return (
    <>
      <Field label={t('prompt')} hint={t('promptHint')}>
        <Textarea
          value={options.prompt ?? ''}
          maxLength={PROMPT_LENGTH}
          data-part="more"
          onChange={(event) => onChange({ prompt: event.target.value })}
        />
      </Field>
      <Field label={t('keywords')} hint={t('keywordsHint')} error={wrong && t('keywordsTooMany')}>
        <Input
          value={terms}
          onChange={(event) => {
            setTerms(event.target.value);
            const next = keywordsOf(event.target.value);
            if (next.length <= TERMS && next.every((term) => term.length <= TERM_LENGTH)) onChange({ keywords: next });
          }}
        />
      </Field>
    </>
  );
}
