'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import type { DraftSegment } from '../model/editor';

type Props = Readonly<{
  segments: readonly DraftSegment[];
  texts: ReadonlyMap<number, string>;
  onReplace: (texts: ReadonlyMap<number, string>) => void;
  onClose: () => void;
}>;

const MAX_SHOWN = 200;

/** Shows what a replacement would change, segment by segment, and lets the user leave some out. One undo reverts all of it. */
export function ReplacePreview({ segments, texts, onReplace, onClose }: Props) {
  const t = useTranslations('editor');
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const changed = segments.filter((segment) => texts.has(segment.key));
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
          {changed.slice(0, MAX_SHOWN).map((segment) => (
            <li key={segment.key} className="flex items-start gap-3 rounded-md border p-2">
              <Checkbox
                aria-label={texts.get(segment.key)}
                checked={!left.has(segment.key)}
                onCheckedChange={() => toggle(segment.key)}
              />
              <span className="grid min-w-0 gap-0.5 break-words">
                <del className="text-muted-foreground">{segment.text}</del>
                <ins className="no-underline">{texts.get(segment.key)}</ins>
              </span>
            </li>
          ))}
        </ul>
      </DialogContent>
    </Dialog>
  );
}
