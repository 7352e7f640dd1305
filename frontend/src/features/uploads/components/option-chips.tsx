'use client';

import { AudioLines, Cpu, Languages, Settings2, TextQuote } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { modelsQuery } from '@/lib/api/get-models';
import { languageName } from '@/lib/language-names';
import { useTaskOptions } from '../hooks/use-task-options';
import { channelWords } from '@/lib/channel-words';
import type { OptionsPart } from '../options-part';

const OptionsDialog = dynamic(() => import('./options-dialog').then((file) => file.OptionsDialog), { ssr: false });

/** The options for the next files in one line. A chip opens its part of the dialog. */
export function OptionChips() {
  const t = useTranslations('options');
  const locale = useLocale();
  const [opened, setOpened] = useState<OptionsPart | null>(null);
  const [wasOpened, setWasOpened] = useState(false);
  const { options } = useTaskOptions();
  const { data: models } = useQuery(modelsQuery);
  const model = options.model || models?.find((known) => known.default)?.id;
  const keywords = options.keywords?.length ?? 0;
  const language = options.language === 'auto' ? '' : options.language;
  const chips = [
    {
      part: 'language',
      Icon: Languages,
      words: language ? languageName(language, locale) : t('auto'),
    },
    { part: 'model', Icon: Cpu, words: model ?? t('model') },
    { part: 'task', Icon: TextQuote, words: t(options.task ?? 'transcribe') },
    {
      part: 'more',
      Icon: options.channels ? AudioLines : Settings2,
      words:
        [
          options.channels && channelWords(options.channels, t),
          options.prompt && t('withPrompt'),
          keywords > 0 && t('withKeywords', { n: keywords }),
        ]
          .filter(Boolean)
          .join(' · ') || t('more'),
    },
  ] as const;
  return (
    <div role="group" aria-label={t('label')} className="flex flex-wrap gap-2">
      {chips.map(({ part, Icon, words }) => (
        <button
          key={part}
          type="button"
          aria-haspopup="dialog"
          onClick={() => {
            setOpened(part);
            setWasOpened(true);
          }}
          className="inline-flex h-9 max-w-full min-w-0 items-center gap-1.5 rounded-full border bg-background px-3 text-sm hover:bg-accent pointer-coarse:h-11"
        >
          <Icon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
          <span className="truncate">{words}</span>
        </button>
      ))}
      {wasOpened && <OptionsDialog part={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}
