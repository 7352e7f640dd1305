'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { configQuery } from '@/lib/api/get-config';
import { archives, save } from '../api/downloads';
import { supportedFormats, type Format } from '../formats';

const BETWEEN_ZIPS_MS = 1000;

/** Downloads several transcripts in several formats, as one zip per hundred tasks. */
export function ArchiveDialog({ ids, onClose }: Readonly<{ ids: readonly string[]; onClose: () => void }>) {
  const t = useTranslations('tasks');
  const id = useId();
  const { data: config } = useQuery(configQuery);
  const [chosen, setChosen] = useState<readonly Format[]>(['text']);
  const download = () => {
    // Browsers drop a second download that starts at the same moment.
    archives(ids, chosen).forEach((address, at) => setTimeout(() => save(address), at * BETWEEN_ZIPS_MS));
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent
        title={t('zip')}
        description={chosen.length ? undefined : t('zipNone')}
        footer={
          <Button disabled={chosen.length === 0} onClick={download}>
            {t('zipDownload')}
          </Button>
        }
      >
        <ul className="grid gap-1 sm:grid-cols-2">
          {supportedFormats(config?.formats).map((format) => (
            <li key={format} className="flex min-h-11 items-center gap-3">
              <Checkbox
                id={`${id}-${format}`}
                checked={chosen.includes(format)}
                onCheckedChange={(on) =>
                  setChosen(on ? [...chosen, format] : chosen.filter((other) => other !== format))
                }
              />
              <label htmlFor={`${id}-${format}`} className="text-sm">
                {t(`formats.${format}`)}
              </label>
            </li>
          ))}
        </ul>
      </DialogContent>
    </Dialog>
  );
}
