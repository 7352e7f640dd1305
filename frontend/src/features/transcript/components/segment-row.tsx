'use client';

import { memo, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { Segment } from '@/lib/api-types';
import { timecode } from '@/lib/format';
import { langTag } from '@/lib/language-names';
import { Words } from './words';

type Props = Readonly<{
  segment: Readonly<{ key: number; start: number; text: string }>;
  origin: Segment | undefined;
  /** The speaker, as a chip or a menu. */
  speaker: ReactNode;
  doubts: boolean;
  language: string | null;
  script?: string | null;
  /** Tab stops here. */
  stop: boolean;
  /** Replaces the text while the segment is being edited. */
  children?: ReactNode;
}>;

/** One segment. The list handles the clicks: it plays from `data-word` or opens the text field. */
export const SegmentRow = memo(function SegmentRow({
  segment,
  origin,
  speaker,
  doubts,
  language,
  script,
  stop,
  children,
}: Props) {
  const t = useTranslations('transcript');
  return (
    <div
      data-key={segment.key}
      className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1 rounded-lg border-l-2 border-transparent px-2 py-2 data-now:border-primary data-now:bg-accent/60"
    >
      <button
        type="button"
        data-seek={segment.start}
        tabIndex={stop ? 0 : -1}
        aria-label={t('playFrom', { time: timecode(segment.start) })}
        className="min-h-6 min-w-12 rounded px-1 text-left font-mono text-xs text-muted-foreground tabular-nums hover:text-foreground pointer-coarse:min-h-11"
      >
        {timecode(segment.start)}
      </button>
      <div className="min-w-0">
        {speaker}
        {children || (
          <p
            data-text
            lang={langTag(origin?.language ?? language, script)}
            className="cursor-text leading-relaxed break-words whitespace-pre-wrap"
          >
            <Words text={segment.text} origin={origin} doubts={doubts} />
          </p>
        )}
      </div>
    </div>
  );
});
