'use client';

import { useTranslations } from 'next-intl';
import type { Task } from '@/lib/api-types';
import { timecode } from '@/lib/format';
import { useWarningDetail } from '../hooks/use-warning-detail';

type Props = Readonly<{ warnings: Task['warnings']; onPlace: (seconds: number) => void }>;

/** More warnings than this fold away, so that what is below stays in view. */
const MAX_SHOWN = 3;

/** Warnings about the text: each kind once, with links to its places. A kind without its own text shows the server's text. */
export function Warnings({ warnings, onPlace }: Props) {
  const t = useTranslations('transcript.facts');
  const words = useTranslations('warning');
  const detailOf = useWarningDetail();
  if (!warnings.length) return null;
  const kinds = new Map<string, Task['warnings'][number][]>();
  for (const warning of warnings) kinds.set(warning.code, [...(kinds.get(warning.code) ?? []), warning]);
  return (
    <ul className="grid gap-1 text-sm" aria-label={t('warnings')}>
      {[...kinds].map(([code, same]) => {
        const title = words.has(`${code}.title`) ? words(`${code}.title`) : same[0]!.detail;
        const places = same.map(({ start }) => start).filter((start) => start != null);
        const links = places.map((seconds) => (
          <li key={seconds}>
            <button
              type="button"
              aria-label={t('goTo', { time: timecode(seconds) })}
              className="min-h-6 min-w-6 rounded px-1 font-mono text-xs tabular-nums underline underline-offset-4 pointer-coarse:min-h-11 pointer-coarse:min-w-11"
              onClick={() => onPlace(seconds)}
            >
              {timecode(seconds)}
            </button>
          </li>
        ));
        const list = links.length > 0 && <ul className="flex flex-wrap gap-x-1">{links}</ul>;
        return (
          <li key={code} className="rounded-md bg-warning/12 px-2 py-1 break-words" title={detailOf(same[0]!)}>
            {links.length > MAX_SHOWN ? (
              <details>
                <summary className="min-h-6 cursor-pointer">
                  {title} · {t('places', { n: links.length })}
                </summary>
                {list}
              </details>
            ) : (
              <>
                {title}
                {list}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
