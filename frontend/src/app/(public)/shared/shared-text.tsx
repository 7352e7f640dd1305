'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { PageTitle } from '@/components/layout/page-title';
import { ProblemAlert } from '@/components/problem-alert';
import { Skeleton } from '@/components/ui/skeleton';
import { Player } from '@/features/player/components/player';
import { useMediaClock } from '@/features/player/hooks/use-media-clock';
import { sharedPeaksQuery, sharedQuery } from '@/features/shared/api/get-shared';
import { SharedDownloads } from '@/features/shared/components/shared-downloads';
import { SharedMissing } from '@/features/shared/components/shared-missing';
import { Reader } from '@/features/transcript/components/reader';
import { lengthText } from '@/lib/format';
import { languageName } from '@/lib/language-names';
import { toProblem } from '@/lib/problem';
import { useTaskName } from '@/lib/use-task-name';

/** The page behind a share link: the text, the audio if it is shared, and files to download. */
export function SharedText({ token }: Readonly<{ token: string }>) {
  const t = useTranslations('shares');
  const nameOf = useTaskName();
  const locale = useLocale();
  const shared = useQuery({ ...sharedQuery(token), enabled: token !== '' });
  const audio = shared.data?.audio ?? false;
  const id = shared.data?.id ?? '';
  const peaks = useQuery({ ...sharedPeaksQuery(id, token), enabled: audio });
  const base = `/api/shared/${id}`;
  const clock = useMediaClock({
    positionKey: null,
    addresses: audio ? [`${base}/audio`, `${base}/audio?copy=playable`] : [],
    duration: shared.data?.duration ?? 0,
  });
  const marks = useMemo(
    () => ({ segments: (shared.data?.segments ?? []).map((segment) => segment.start), hits: [] }),
    [shared.data],
  );
  if (!token || (shared.isError && [400, 404].includes(toProblem(shared.error).status))) return <SharedMissing />;
  if (shared.isError) return <ProblemAlert error={shared.error} onRetry={() => void shared.refetch()} />;
  if (!shared.data) return <Skeleton className="h-96" />;
  const { language, script, duration, segments, speakers } = shared.data;
  const facts = [language && languageName(language, locale), duration != null && lengthText(duration)].filter(Boolean);
  return (
    <>
      <PageTitle title={nameOf(shared.data)} />
      <PageHeader title={nameOf(shared.data)} />
      <p className="pb-3 text-sm text-muted-foreground">{[t('readOnly'), ...facts].join(' · ')}</p>
      <SharedDownloads base={`${base}/transcript`} />
      {audio && (
        <div className="sticky top-0 z-20 bg-background py-2">
          <Player clock={clock} gone={false} peaks={peaks.data ?? null} marks={marks} />
        </div>
      )}
      <Reader {...{ clock, segments, speakers, language, script }} />
    </>
  );
}
