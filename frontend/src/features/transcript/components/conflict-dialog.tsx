'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ProblemAlert } from '@/components/problem-alert';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Spinner } from '@/components/ui/spinner';
import { timecode } from '@/lib/format';
import { fetchTranscript } from '../api/get-transcript';
import type { TranscriptDraft } from '../hooks/use-transcript-draft';

type Timed = Readonly<{ start: number; text: string }>;

/** The text was saved elsewhere meanwhile: shows both versions side by side and lets the user choose. Nothing is lost until then. */
export function ConflictDialog({ taskId, draft }: Readonly<{ taskId: string; draft: TranscriptDraft }>) {
  const t = useTranslations('editor');
  const theirs = useQuery({
    queryKey: ['tasks', 'one', taskId, 'conflict'],
    queryFn: () => fetchTranscript(taskId),
    ...{ staleTime: 0, gcTime: 0 },
  });
  const mine = draft.editor.segments;
  return (
    <Dialog open>
      <DialogContent
        className="max-w-4xl"
        title={t('conflictTitle')}
        description={t('conflictText')}
        footer={
          theirs.data && (
            <>
              <Button variant="outline" onClick={() => draft.takeTheirs(theirs.data)}>
                {t('takeTheirs')}
              </Button>
              <Button onClick={() => draft.takeMine(theirs.data)}>{t('takeMine')}</Button>
            </>
          )
        }
      >
        {theirs.isError && <ProblemAlert error={theirs.error} onRetry={() => void theirs.refetch()} />}
        {theirs.isPending && <Spinner />}
        {theirs.data && (
          <div className="grid min-h-0 gap-3 sm:grid-cols-2">
            <Side title={t('mine')} segments={mine} other={theirs.data.segments} />
            <Side title={t('theirs')} segments={theirs.data.segments} other={mine} />
          </div>
        )}
      </DialogContent>
    </Dialog>
  );
}

const MAX_SHOWN = 500;

/** One of the two texts, with the segments that differ from the other marked. */
function Side({
  title,
  segments,
  other,
}: Readonly<{ title: string; segments: readonly Timed[]; other: readonly Timed[] }>) {
  const t = useTranslations('editor');
  const same = new Set(other.map((segment) => segment.text));
  return (
    <section aria-label={title} tabIndex={0} className="max-h-[45dvh] min-w-0 overflow-y-auto rounded-lg border p-3">
      <h3 className="pb-2 text-sm font-semibold">{title}</h3>
      <ol className="grid gap-1 text-sm">
        {segments.slice(0, MAX_SHOWN).map((segment, n) => (
          <li key={n} className="flex gap-2 break-words">
            <span className="font-mono text-xs text-muted-foreground">{timecode(segment.start)}</span>
            {same.has(segment.text) ? (
              <span>{segment.text}</span>
            ) : (
              <mark className="rounded bg-highlight px-0.5 text-highlight-foreground">
                <span className="sr-only">{t('differs')}</span>
                {segment.text}
              </mark>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
