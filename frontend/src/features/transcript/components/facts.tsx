'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { Task } from '@/lib/api-types';
import { absoluteTime, fileSize, languageName, relativeTime, timecode } from '@/lib/format';

/** What is known about the task. */
export function Facts({ task }: Readonly<{ task: Task }>) {
  const t = useTranslations('transcript.facts');
  const warn = useTranslations('warning');
  const locale = useLocale();
  const format = useFormatter();
  const { options, audio } = task;
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 0 });
  const facts: [string, string | null][] = [
    [
      'language',
      task.language &&
        languageName(task.language, locale) +
          (task.languageProbability == null ? '' : ` (${percent(task.languageProbability)})`),
    ],
    ['model', task.model],
    ['task', options.task === 'translate' ? t('translate') : null],
    ['duration', task.duration == null ? null : timecode(task.duration)],
    ['took', task.processingSeconds == null ? null : timecode(task.processingSeconds)],
    ['speed', task.rtfx == null ? null : t('realTime', { n: format.number(task.rtfx, { maximumFractionDigits: 1 }) })],
    ['created', relativeTime(task.createdAt, locale)],
    ['file', [audio.format?.toUpperCase(), fileSize(audio.bytes, locale)].filter(Boolean).join(' · ')],
    ['channels', options.channels === 'mix' ? null : options.channels],
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
      {task.warnings.length > 0 && (
        <ul className="grid gap-1 text-sm" aria-label={t('warnings')}>
          {task.warnings.map((warning, n) => (
            <li key={n} className="rounded-md bg-warning/12 px-2 py-1 break-words">
              {warn.has(`${warning.code}.title`) ? warn(`${warning.code}.title`) : warning.detail}
              {warning.start != null && ` · ${timecode(warning.start)}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
