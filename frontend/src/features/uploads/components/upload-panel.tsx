'use client';

import { useQuery } from '@tanstack/react-query';
import { FolderOpen, Upload } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useEffect, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardContent } from '@/components/ui/card';
import { configQuery } from '@/lib/api/get-config';
import { fileSize } from '@/lib/format';
import { cn } from '@/lib/utils';
import { usePageDrop } from '../hooks/use-page-drop';
import { usePagePaste } from '../hooks/use-page-paste';
import { pickerTypes } from '../rejection';
import { useUploadItems, useUploads } from '../upload-context';
import { OptionChips } from './option-chips';

// Loaded later: not needed for the first paint.
const LeftUploads = dynamic(() => import('./left-uploads').then((file) => file.LeftUploads), { ssr: false });
const RejectedFiles = dynamic(() => import('./rejected-files').then((file) => file.RejectedFiles), { ssr: false });
const UploadList = dynamic(() => import('./upload-list').then((file) => file.UploadList), { ssr: false });

type Props = Readonly<{
  /** Shown beside "choose files": the button of the recorder. */
  children?: ReactNode;
  /** Replaces the drop zone while the recorder is in use. */
  recorder?: ReactNode;
  /** Recordings left over from an earlier visit. */
  left?: ReactNode;
}>;

/** New transcription: drop, choose or record; options; uploads in progress. */
export function UploadPanel({ children, recorder, left }: Props) {
  const t = useTranslations('upload');
  const locale = useLocale();
  const { add, setInline, left: unfinished, rejected } = useUploads();
  const items = useUploadItems();
  const { data: config } = useQuery(configQuery);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (chosen: readonly File[]) => void add(chosen);
  const over = usePageDrop(take);
  usePagePaste(take);
  useEffect(() => {
    setInline(true);
    return () => setInline(false);
  }, [setInline]);
  const picked = (input: HTMLInputElement) => {
    take([...(input.files ?? [])]);
    // Reset, so that the same file can be chosen again.
    input.value = '';
  };
  return (
    <Card aria-label={t('tabs')} className="mb-6">
      <CardContent className="grid min-w-0 gap-4">
        {recorder ?? (
          <div
            className={cn(
              'grid justify-items-center gap-3 rounded-lg border-2 border-dashed px-4 py-7 text-center transition-colors',
              over && 'border-primary bg-primary/5',
            )}
          >
            <p className="text-base font-medium">{t('drop')}</p>
            <p className="text-sm text-muted-foreground">
              {config ? t('dropHint', { size: fileSize(config.limits.maxUploadBytes, locale) }) : ' '}
            </p>
            <div className="flex flex-wrap justify-center gap-2">
              <Button onClick={() => files.current?.click()}>
                <Upload aria-hidden />
                {t('choose')}
              </Button>
              <Button variant="outline" className="pointer-coarse:hidden" onClick={() => folder.current?.click()}>
                <FolderOpen aria-hidden />
                {t('chooseFolder')}
              </Button>
              {children}
            </div>
          </div>
        )}
        <input
          ref={files}
          type="file"
          multiple
          hidden
          data-picker="files"
          accept={pickerTypes(config)}
          onChange={(event) => picked(event.target)}
        />
        <input
          ref={(input) => {
            folder.current = input;
            input?.setAttribute('webkitdirectory', '');
          }}
          type="file"
          multiple
          hidden
          data-picker="folder"
          onChange={(event) => picked(event.target)}
        />
        <OptionChips />
        {left}
        {unfinished.length > 0 && <LeftUploads />}
        {rejected.length > 0 && <RejectedFiles />}
        {items.length > 0 && <UploadList />}
      </CardContent>
      {over && (
        <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-background/80 p-6">
          <p className="rounded-xl border-2 border-dashed border-primary bg-card px-10 py-8 text-xl font-semibold shadow-lg">
            {t('dropNow')}
          </p>
        </div>
      )}
    </Card>
  );
}
