'use client';

import { Pause, Play, RotateCcw, X } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { memo } from 'react';
import { ProblemAlert } from '@/components/problem-alert';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import { paths } from '@/config/paths';
import { fileSize, lengthText } from '@/lib/format';
import { roughTime } from '@/lib/rough-time';
import { isActive, secondsLeft, type UploadItem } from '../upload-item';
import type { UploadQueue } from '../upload-queue';
import { RetryCountdown } from './retry-countdown';
import { UploadStateMark } from './upload-state-mark';

export const UploadRow = memo(function UploadRow({ item, queue }: Readonly<{ item: UploadItem; queue: UploadQueue }>) {
  const t = useTranslations('upload');
  const locale = useLocale();
  const format = useFormatter();
  const { id, name, state, size, sent, speed, duration } = item;
  const share = size ? sent / size : 0;
  const left = secondsLeft(item);
  const facts = [
    fileSize(size, locale),
    duration === null ? '–' : lengthText(duration),
    sent > 0 && state !== 'done' && t('percent', { percent: Math.floor(share * 100) }),
    state === 'uploading' && speed !== null && t('speed', { speed: fileSize(Math.round(speed), locale) }),
    state === 'uploading' && left !== null && t('left', roughTime(left)),
  ].filter(Boolean);
  return (
    <li className="grid gap-1.5 py-2.5" data-upload={state}>
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <p className="truncate text-sm font-medium" title={name}>
            {name}
          </p>
          <p className="flex flex-wrap gap-x-2 text-xs text-muted-foreground tabular-nums">
            <UploadStateMark state={state} />
            {facts.map((fact, index) => (
              <span key={index}>{fact}</span>
            ))}
          </p>
        </div>
        {isActive(item) && state !== 'creating' && (
          <Button variant="ghost" size="icon" aria-label={t('pause', { name })} onClick={() => queue.pause(id)}>
            <Pause />
          </Button>
        )}
        {state === 'paused' && (
          <Button variant="ghost" size="icon" aria-label={t('resume', { name })} onClick={() => queue.resume(id)}>
            <Play />
          </Button>
        )}
        {state === 'failed' && (
          <Button variant="ghost" size="icon" aria-label={t('retry', { name })} onClick={() => queue.resume(id)}>
            <RotateCcw />
          </Button>
        )}
        {state !== 'creating' && (
          <Button variant="ghost" size="icon" aria-label={t('remove', { name })} onClick={() => queue.remove(id)}>
            <X />
          </Button>
        )}
      </div>
      {(sent > 0 || state === 'uploading' || state === 'creating') && state !== 'done' && (
        <Progress label={t('progress', { name })} value={state === 'creating' ? 1 : share} />
      )}
      {state === 'retrying' && item.problem && item.retryAt && (
        <RetryCountdown problem={item.problem} at={item.retryAt} onTryNow={() => queue.resume(id)} />
      )}
      {state === 'failed' && item.problem && <ProblemAlert error={item.problem} />}
      {state === 'duplicate' && item.duplicate && (
        <div className="flex flex-wrap items-center gap-2 text-sm">
          <span className="min-w-0">
            {t('duplicateText', {
              date: format.dateTime(new Date(item.duplicate.createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
            })}
          </span>
          <Button asChild variant="outline" size="sm">
            <Link href={paths.task(item.duplicate.id)}>{t('duplicateOpen')}</Link>
          </Button>
          <Button variant="outline" size="sm" onClick={() => queue.resume(id)}>
            {t('duplicateSend')}
          </Button>
        </div>
      )}
    </li>
  );
});
