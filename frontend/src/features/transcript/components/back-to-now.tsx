'use client';

import { LocateFixed } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { MediaClock } from '@/lib/media-clock';
import { useMediaState } from '@/lib/use-media-state';

type Props = Readonly<{ clock: MediaClock; away: boolean; onBack: () => void }>;

/** Returns to the segment being spoken after the user has scrolled away during playback. */
export function BackToNow({ clock, away, onBack }: Props) {
  const t = useTranslations('transcript');
  const { playing } = useMediaState(clock);
  if (!away || !playing) return null;
  return (
    <div className="pointer-events-none sticky bottom-20 z-10 flex justify-center md:bottom-4">
      <Button className="pointer-events-auto shadow-lg" onClick={onBack}>
        <LocateFixed />
        {t('backToNow')}
      </Button>
    </div>
  );
}
