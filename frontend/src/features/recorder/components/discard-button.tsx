'use client';

import dynamic from 'next/dynamic';
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { timecode } from '@/lib/format';

const ConfirmDialog = dynamic(() => import('@/components/ui/alert-dialog').then((file) => file.ConfirmDialog), {
  ssr: false,
});

type Props = Readonly<{ milliseconds: number; words: string; small?: boolean; onDiscard: () => void }>;

/** Asks first, because a discarded recording cannot be restored. */
export function DiscardButton({ milliseconds, words, small = false, onDiscard }: Props) {
  const t = useTranslations('recorder');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="outline" size={small ? 'sm' : 'lg'} onClick={() => setAsking(true)}>
        <Trash2 aria-hidden />
        {words}
      </Button>
      {asking && (
        <ConfirmDialog
          open
          onOpenChange={setAsking}
          title={t('discardTitle')}
          description={t('discardText', { time: timecode(milliseconds / 1000) })}
          action={words}
          onAction={onDiscard}
        />
      )}
    </>
  );
}
