'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProblemAlert } from '@/components/problem-alert';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Spinner } from '@/components/ui/spinner';
import { absoluteTime, relativeTime } from '@/lib/format';
import { fetchTranscript } from '../api/get-transcript';
import { versionsQuery } from '../api/versions';

type Props = Readonly<{ taskId: string; current: number; onRestore: (version: number) => Promise<void> }>;

/** The recognised text and its edited versions. Each can be viewed and restored. */
export function Versions({ taskId, current, onRestore }: Props) {
  const t = useTranslations('editor.versions');
  const locale = useLocale();
  const list = useQuery(versionsQuery(taskId));
  const [shown, setShown] = useState<number | null>(null);
  const restore = useMutation({ mutationFn: onRestore, onSuccess: () => setShown(null) });
  return (
    <>
      {list.isError && <ProblemAlert error={list.error} />}
      <ul className="grid gap-1 text-sm" aria-label={t('title')}>
        {list.data?.toReversed().map((version) => (
          <li key={version.version} className="flex flex-wrap items-center justify-between gap-2">
            <span title={absoluteTime(version.createdAt, locale)}>
              {version.original
                ? t('original')
                : t('edit', { n: version.segmentsChanged, time: relativeTime(version.createdAt, locale) })}
              {version.version === current && <span className="text-muted-foreground">{` · ${t('current')}`}</span>}
            </span>
            {version.version !== current && (
              <Button variant="outline" size="sm" onClick={() => setShown(version.version)}>
                {t('show')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Dialog open={shown !== null} onOpenChange={() => setShown(null)}>
        <DialogContent
          className="max-w-2xl"
          title={t(shown === 1 ? 'original' : 'older')}
          footer={
            <Button disabled={restore.isPending} onClick={() => shown !== null && restore.mutate(shown)}>
              {t('restore')}
            </Button>
          }
        >
          {shown !== null && <VersionText taskId={taskId} version={shown} />}
          {restore.isError && <ProblemAlert error={restore.error} />}
        </DialogContent>
      </Dialog>
    </>
  );
}

function VersionText({ taskId, version }: Readonly<{ taskId: string; version: number }>) {
  const t = useTranslations('editor.versions');
  const text = useQuery({
    queryKey: ['tasks', 'one', taskId, 'version', version],
    queryFn: () => fetchTranscript(taskId, version),
  });
  if (text.isError) return <ProblemAlert error={text.error} />;
  if (!text.data) return <Spinner />;
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={t('text')}
      className="max-h-[50dvh] overflow-y-auto rounded-md border p-3 text-sm whitespace-pre-wrap"
    >
      {text.data.segments.map((segment) => segment.text).join('\n')}
    </div>
  );
}
