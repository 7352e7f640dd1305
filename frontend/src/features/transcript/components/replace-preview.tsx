'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import type { Line } from '../model/editor';

type Props = Readonly<{
  lines: readonly Line[];
  texts: ReadonlyMap<number, string>;
  onReplace: (texts: ReadonlyMap<number, string>) => void;
  onClose: () => void;
}>;

const MOST_SHOWN = 200;

/** What a replacement would do, line by line; single lines can be left out. One undo takes all of it back. */
export function ReplacePreview({ lines, texts, onReplace, onClose }: Props) {
  const t = useTranslations('editor');
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const changed = lines.filter((line) => texts.has(line.key));
  const chosen = new Map([...texts].filter(([key]) => !left.has(key)));
  const toggle = (key: number) => setLeft(left.has(key) ? left.difference(new Set([key])) : new Set([...left, key]));
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        className="max-w-2xl"
        title={t('previewTitle')}
        description={t('previewText', { n: texts.size })}
        footer={
          <Button
            disabled={!chosen.size}
            onClick={() => {
              onReplace(chosen);
              onClose();
            }}
          >
            {t('replaceNow', { n: chosen.size })}
          </Button>
        }
      >
        <ul className="grid max-h-[50dvh] gap-2 overflow-y-auto text-sm" tabIndex={0} aria-label={t('previewTitle')}>
          {changed.slice(0, MOST_SHOWN).map((line) => (
            <li key={line.key} className="flex items-start gap-3 rounded-md border p-2">
              <Checkbox
                aria-label={texts.get(line.key)}
                checked={!left.has(line.key)}
                onCheckedChange={() => toggle(line.key)}
              />
              <span className="grid min-w-0 gap-0.5 break-words">
                <del className="text-muted-foreground">{line.text}</del>
                <ins className="no-underline">{texts.get(line.key)}</ins>
              </span>
            </li>
          ))}
        </ul>
      </DialogContent>
    </Dialog>
  );
}
