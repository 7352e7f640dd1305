'use client';

import { Volume2, VolumeX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Slider } from '@/components/ui/slider';
import type { MediaClock } from '@/lib/media-clock';
import { useMediaState } from '@/lib/use-media-state';

/** Hidden on phones, which have volume buttons. */
export function VolumeControl({ clock }: Readonly<{ clock: MediaClock }>) {
  const t = useTranslations('player');
  const { volume } = useMediaState(clock);
  const words = t(volume ? 'mute' : 'unmute');
  return (
    <div className="hidden items-center gap-2 sm:flex">
      <Button
        variant="ghost"
        size="icon"
        aria-label={words}
        title={words}
        onClick={() => clock.setVolume(volume ? 0 : 1)}
      >
        {volume ? <Volume2 /> : <VolumeX />}
      </Button>
      <Slider
        label={t('volume')}
        className="w-24"
        min={0}
        max={100}
        step={5}
        value={[Math.round(volume * 100)]}
        onValueChange={([value]) => clock.setVolume((value ?? 100) / 100)}
      />
    </div>
  );
}
