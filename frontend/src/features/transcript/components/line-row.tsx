'use client';

import { memo, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { Segment } from '@/lib/api-types';
import { timecode } from '@/lib/format';
import { Words } from './words';

type Props = Readonly<{
  line: Readonly<{ key: number; start: number; text: string }>;
  origin: Segment | undefined;
  /** Who speaks, in whatever form the list can show it. */
  voice: ReactNode;
  doubts: boolean;
  language: string | null;
  /** In place of the text while it is edited. */
  children?: ReactNode;
}>;

/** One segment. Clicks are heard by the list: it seeks to `data-word`, or edits. */
export const LineRow = memo(function LineRow({ line, origin, voice, doubts, language, children }: Props) {
  const t = useTranslations('transcript');
  return (
    <div
      data-key={line.key}
      className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1 rounded-lg border-l-2 border-transparent px-2 py-2 data-now:border-primary data-now:bg-accent/60"
    >
      <button
        type="button"
        data-seek={line.start}
        aria-label={t('playFrom', { time: timecode(line.start) })}
        className="min-h-6 min-w-12 rounded px-1 text-left font-mono text-xs text-muted-foreground tabular-nums hover:text-foreground pointer-coarse:min-h-11"
      >
        {timecode(line.start)}
      </button>
      <div className="min-w-0">
        {voice}
        {children || (
          <p
            data-text
            lang={origin?.language ?? language ?? undefined}
            className="cursor-text leading-relaxed break-words whitespace-pre-wrap"
          >
            <Words text={line.text} origin={origin} doubts={doubts} />
          </p>
        )}
      </div>
    </div>
  );
});
