'use client';

import { CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { paths } from '@/config/paths';
import { isActive, isWorking, type UploadItem } from '../upload-item';
import { useUploadItems, useUploads } from '../upload-context';
import { UploadRow } from './upload-row';

const MAX_SHOWN = 50;

/** Active uploads, uploads that need the user's attention, and one line for everything already sent. */
export function UploadList() {
  const t = useTranslations('upload');
  const { queue } = useUploads();
  const items = useUploadItems();
  const open = items.filter((item) => item.state !== 'done').sort((a, b) => urgency(a) - urgency(b));
  const done = items.filter((item) => item.state === 'done');
  const active = open.filter((item) => isActive(item) && item.state !== 'creating');
  const paused = open.filter((item) => item.state === 'paused');
  const onlyTask = done.length === 1 ? done[0]!.taskId : null;
  return (
    <div className="grid min-w-0 gap-2">
      {open.length > 1 && (active.length > 0 || paused.length > 0) && (
        <div className="flex flex-wrap gap-2">
          {active.length > 0 && (
            <Button variant="outline" size="sm" onClick={() => active.forEach(({ id }) => queue.pause(id))}>
              {t('pauseAll')}
            </Button>
          )}
          {paused.length > 0 && (
            <Button variant="outline" size="sm" onClick={() => paused.forEach(({ id }) => queue.resume(id))}>
              {t('resumeAll')}
            </Button>
          )}
        </div>
      )}
      {open.length > 0 && (
        <ul aria-label={t('list')} className="max-h-96 divide-y overflow-y-auto">
          {open.slice(0, MAX_SHOWN).map((item) => (
            <UploadRow key={item.id} item={item} queue={queue} />
          ))}
        </ul>
      )}
      {open.length > MAX_SHOWN && (
        <p className="text-sm text-muted-foreground">{t('more', { n: open.length - MAX_SHOWN })}</p>
      )}
      <div role="status">
        {done.length > 0 && (
          <p className="flex flex-wrap items-center gap-2 text-sm">
            <CircleCheck aria-hidden className="size-4 text-success" />
            {t('sent', { n: done.length })}
            {onlyTask && (
              <Button asChild variant="outline" size="sm">
                <Link href={paths.task(onlyTask)}>{t('open')}</Link>
              </Button>
            )}
            <Button variant="ghost" size="sm" onClick={() => queue.clearDone()}>
              {t('hide')}
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}

/** Active uploads first, then those that need attention, then those that wait; otherwise in the order they were added. */
function urgency(item: UploadItem): number {
  if (isWorking(item)) return 0;
  return item.state === 'waiting' ? 2 : 1;
}
