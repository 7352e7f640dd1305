'use client';

import { ChevronDown, ChevronUp, Upload } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { isActive } from '../upload-item';
import { useUploadItems, useUploads } from '../upload-context';
import { UploadList } from './upload-list';

/** Floats over the other pages while uploads are active or need attention. */
export function UploadTray() {
  const t = useTranslations('upload');
  const { inline } = useUploads();
  const items = useUploadItems();
  const [open, setOpen] = useState(false);
  if (inline || items.length === 0) return null;
  const active = items.filter(isActive).length;
  const done = items.filter((item) => item.state === 'done').length;
  const attention = items.length - active - done;
  const summary = [
    active > 0 && t('traySummary', { n: active }),
    attention > 0 && t('trayAttention', { n: attention }),
    active + attention === 0 && t('sent', { n: done }),
  ].filter(Boolean);
  return (
    <section aria-label={t('tray')} className="rounded-xl border bg-popover p-3 text-popover-foreground shadow-lg">
      <div className="flex items-center gap-2">
        <Upload aria-hidden className="size-4 shrink-0 text-primary" />
        <p role="status" className="min-w-0 flex-1 text-sm font-medium">
          {summary.join(' · ')}
        </p>
        <Button
          variant="ghost"
          size="icon"
          aria-expanded={open}
          aria-label={t(open ? 'trayClose' : 'trayOpen')}
          onClick={() => setOpen(!open)}
        >
          {open ? <ChevronDown /> : <ChevronUp />}
        </Button>
      </div>
      {open && <UploadList />}
    </section>
  );
}
