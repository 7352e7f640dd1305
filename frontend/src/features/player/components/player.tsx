'use client';

import { Pause, Play, RotateCcw, RotateCw } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { SPEEDS, type MediaClock } from '@/lib/media-clock';
import { useMediaState } from '@/lib/use-media-state';
import { usePlayerKeys } from '../hooks/use-player-keys';
import type { Marks } from '../marks';
import { PlayerAlert } from './player-alert';
import { SeekBar } from './seek-bar';
import { TimeText } from './time-text';
import { VolumeControl } from './volume-control';
import type { Peaks } from '@/lib/api-types';

const Waveform = dynamic(() => import('./waveform').then((file) => file.Waveform), { ssr: false });

type Props = Readonly<{ clock: MediaClock; gone: boolean; peaks: Peaks | null; marks: Marks }>;

/** Always visible. Without peaks the waveform is a plain slider. Without audio the player says so, and the text stays usable. */
export function Player({ clock, gone, peaks, marks }: Props) {
  const t = useTranslations('player');
  const format = useFormatter();
  const { playing, phase, speed, duration } = useMediaState(clock);
  const [retried, setRetried] = useState(false);
  usePlayerKeys(clock);
  if (gone) return <PlayerAlert kind="gone" />;
  if (phase === 'failed' || phase === 'retrying') {
    const retry = () => {
      setRetried(true);
      clock.retry();
    };
    return <PlayerAlert kind="unplayable" busy={phase === 'retrying'} onRetry={retry} />;
  }
  const off = phase !== 'ready';
  return (
    <section aria-label={t('label')} className="grid gap-1 rounded-xl border bg-card p-2 shadow-sm sm:p-3">
      <SeekBar clock={clock} marks={marks} tall={!!peaks}>
        {peaks && <Waveform clock={clock} peaks={peaks} duration={duration} />}
      </SeekBar>
      <div className="flex flex-wrap items-center gap-x-1 gap-y-1">
        <Button variant="ghost" size="icon" aria-label={t('back5')} title={t('back5')} onClick={() => clock.skip(-5)}>
          <RotateCcw />
        </Button>
        <Button
          size="icon"
          aria-label={t(playing ? 'pause' : 'play')}
          title={t(playing ? 'pause' : 'play')}
          aria-disabled={off}
          // Takes the focus from the retry button it replaces.
          autoFocus={retried}
          onClick={() => !off && clock.toggle()}
        >
          {playing ? <Pause /> : <Play />}
        </Button>
        <Button
          variant="ghost"
          size="icon"
          aria-label={t('forward5')}
          title={t('forward5')}
          onClick={() => clock.skip(5)}
        >
          <RotateCw />
        </Button>
        <TimeText clock={clock} duration={duration} />
        <div className="ml-auto flex items-center gap-2">
          <VolumeControl clock={clock} />
          <Select
            aria-label={t('speed')}
            className="w-24"
            value={String(speed)}
            onChange={(event) => clock.setSpeed(Number(event.target.value))}
          >
            {SPEEDS.map((one) => (
              <option key={one} value={one}>
                {t('times', { speed: format.number(one) })}
              </option>
            ))}
          </Select>
        </div>
      </div>
    </section>
  );
}
