'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useTook } from '@/components/task/use-took';
import type { Task } from '@/lib/api-types';
import { channelWords } from '@/lib/channel-words';
import { absoluteTime, fileSize, lengthText, relativeTime } from '@/lib/format';
import { languageName } from '@/lib/language-names';
import { Warnings } from './warnings';

export function Facts({ task, onPlace }: Readonly<{ task: Task; onPlace: (seconds: number) => void }>) {
  const t = useTranslations('transcript.facts');
  const words = useTranslations('options');
  const locale = useLocale();
  const format = useFormatter();
  const took = useTook(task);
  const { options, audio } = task;
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 0 });
  const facts: [string, string | null][] = [
    [
      'language',
      task.languages.length > 1
        ? task.languages.map(({ language, share }) => `${languageName(language, locale)} ${percent(share)}`).join(', ')
        : task.language &&
          languageName(task.language, locale) +
            (task.languageProbability == null ? '' : ` (${percent(task.languageProbability)})`),
    ],
    ['model', task.model],
    ['task', options.task === 'translate' ? t('translate') : null],
    ['duration', task.duration == null ? null : lengthText(task.duration)],
    ['took', took && took.time],
    ['speed', took?.times ? t('realTime', { n: took.times }) : null],
    ['created', relativeTime(task.createdAt, locale)],
    ['file', [audio.format?.toUpperCase(), fileSize(audio.bytes, locale)].filter(Boolean).join(' · ')],
    ['channels', options.channels === 'mix' ? null : channelWords(options.channels, words)],
    ['track', options.track == null ? null : String(options.track)],
  ];
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name} className="contents">
                <dt className="text-muted-foreground">{t(name)}</dt>
                <dd
                  className="break-words"
                  title={name === 'created' ? absoluteTime(task.createdAt, locale) : undefined}
                >
                  {value}
                </dd>
              </div>
            ),
        )}
      </dl>
      <Warnings warnings={task.warnings} onPlace={onPlace} />
    </>
  );
}
