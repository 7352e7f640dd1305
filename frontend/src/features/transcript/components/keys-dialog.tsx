'use client';

import { useTranslations } from 'next-intl';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';

/** Key names are the same in every language. */
const KEYS = [
  ['Space', 'playPause'],
  ['Ctrl Shift Space', 'playPauseAnywhere'],
  ['J', 'back'],
  ['L', 'forward'],
  ['Shift ,', 'slower'],
  ['Shift .', 'faster'],
  ['↑ ↓', 'segment'],
  ['E', 'edit'],
  ['Enter', 'next'],
  ['Shift Tab', 'previous'],
  ['Ctrl Enter', 'split'],
  ['Backspace', 'merge'],
  ['Esc', 'cancel'],
  ['Ctrl S', 'save'],
  ['Ctrl Z', 'undo'],
  ['Ctrl Shift Z', 'redo'],
  ['/', 'find'],
  ['Shift /', 'help'],
] as const;

export function KeysDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const t = useTranslations('editor.keyList');
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={t('title')} description={t('off')}>
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1.5 text-sm">
          {KEYS.map(([keys, name]) => (
            <div key={name} className="contents">
              <dt className="flex flex-wrap gap-1">
                {keys.split(' ').map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{t(name)}</dd>
            </div>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  );
}
