'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ProblemNotice } from '@/components/problem-notice';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Spinner } from '@/components/ui/spinner';
import { timecode } from '@/lib/format';
import { fetchTranscript } from '../api/get-transcript';
import type { Editing } from '../hooks/use-editing';

type Timed = Readonly<{ start: number; text: string }>;

/** Somebody saved meanwhile: both texts side by side, and a choice. Nothing is lost by waiting. */
export function ConflictDialog({ taskId, editing }: Readonly<{ taskId: string; editing: Editing }>) {
  const t = useTranslations('editor');
  const theirs = useQuery({
    queryKey: ['tasks', 'one', taskId, 'conflict'],
    queryFn: () => fetchTranscript(taskId),
    ...{ staleTime: 0, gcTime: 0 },
  });
  const mine = editing.editor.lines;
  return (
    <Dialog open>
      <DialogContent
        className="max-w-4xl"
        title={t('conflictTitle')}
        description={t('conflictText')}
        footer={
          theirs.data && (
            <>
              <Button variant="outline" onClick={() => editing.takeTheirs(theirs.data)}>
                {t('takeTheirs')}
              </Button>
              <Button onClick={() => editing.takeMine(theirs.data)}>{t('takeMine')}</Button>
            </>
          )
        }
      >
        {theirs.isError && <ProblemNotice error={theirs.error} onRetry={() => void theirs.refetch()} />}
        {theirs.isPending && <Spinner />}
        {theirs.data && (
          <div className="grid min-h-0 gap-3 sm:grid-cols-2">
            <Side title={t('mine')} lines={mine} other={theirs.data.segments} />
            <Side title={t('theirs')} lines={theirs.data.segments} other={mine} />
          </div>
        )}
      </DialogContent>
    </Dialog>
  );
}

const MOST_SHOWN = 500;

/** One text; the lines the other has not are marked. */
function Side({ title, lines, other }: Readonly<{ title: string; lines: readonly Timed[]; other: readonly Timed[] }>) {
  const t = useTranslations('editor');
  const same = new Set(other.map((line) => line.text));
  return (
    <section aria-label={title} tabIndex={0} className="max-h-[45dvh] min-w-0 overflow-y-auto rounded-lg border p-3">
      <h3 className="pb-2 text-sm font-semibold">{title}</h3>
      <ol className="grid gap-1 text-sm">
        {lines.slice(0, MOST_SHOWN).map((line, n) => (
          <li key={n} className="flex gap-2 break-words">
            <span className="font-mono text-xs text-muted-foreground">{timecode(line.start)}</span>
            {same.has(line.text) ? (
              <span>{line.text}</span>
            ) : (
              <mark className="rounded bg-highlight px-0.5 text-highlight-foreground">
                <span className="sr-only">{t('differs')}</span>
                {line.text}
              </mark>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
