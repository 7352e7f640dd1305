'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

const FORMATS = ['text', 'srt', 'vtt', 'docx'] as const;

export function SharedDownloads({ base }: Readonly<{ base: string }>) {
  const t = useTranslations('exports');
  return (
    <nav aria-label={t('formats')} className="flex flex-wrap gap-2 pb-4">
      {FORMATS.map((format) => (
        <Button key={format} variant="outline" size="sm" asChild>
          <a href={`${base}?format=${format}&download=true`} download>
            <Download />
            {t(`names.${format}`)}
          </a>
        </Button>
      ))}
    </nav>
  );
}
