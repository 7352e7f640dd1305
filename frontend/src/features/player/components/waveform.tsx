'use client';

import { useEffect, useRef } from 'react';
import WaveSurfer from 'wavesurfer.js';
import type { MediaClock } from '@/lib/media-clock';
import type { Peaks } from '@/lib/api-types';

type Props = Readonly<{ clock: MediaClock; peaks: Peaks; duration: number }>;

const LOUDEST = 128;

/** Draws the server's peaks; the browser never decodes the whole recording for it. */
export function Waveform({ clock, peaks, duration }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const container = box.current;
    if (!container) return;
    const colours = () => {
      const style = getComputedStyle(container);
      return { waveColor: style.getPropertyValue('--input'), progressColor: style.getPropertyValue('--primary') };
    };
    const heights = peaks.max.map((max, n) => Math.max(max, -(peaks.min[n] ?? 0)) / LOUDEST);
    const wave = WaveSurfer.create({
      ...colours(),
      ...{ container, media: clock.audio, peaks: [heights], duration: peaks.duration || duration },
      ...{ height: 'auto', cursorWidth: 0, barWidth: 2, barGap: 1, barRadius: 2, interact: false, normalize: true },
    });
    const theme = new MutationObserver(() => wave.setOptions(colours()));
    theme.observe(document.documentElement, { attributeFilter: ['class'] });
    return () => {
      theme.disconnect();
      wave.destroy();
    };
  }, [clock, peaks, duration]);
  return <div ref={box} data-slot="waveform" className="size-full" />;
}
