'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { Recorder } from '../recorder';

const STEP_MS = 60;
const BAR = 3;
const GAP = 2;

/** The last seconds of sound as bars that move left. Stands still while paused. */
export function LiveWave({ recorder, running }: Readonly<{ recorder: Recorder; running: boolean }>) {
  const t = useTranslations('recorder');
  const canvas = useRef<HTMLCanvasElement>(null);
  const levels = useRef<number[]>([]);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => {
      const surface = canvas.current;
      if (!surface) return;
      levels.current.push(recorder.meter?.level() ?? 0);
      draw(surface, levels.current);
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [recorder, running]);
  return <canvas ref={canvas} role="img" aria-label={t('wave')} className="h-16 w-full text-primary" />;
}

function draw(surface: HTMLCanvasElement, levels: number[]): void {
  const scale = window.devicePixelRatio || 1;
  const width = surface.clientWidth;
  const height = surface.clientHeight;
  if (surface.width !== Math.round(width * scale)) {
    surface.width = Math.round(width * scale);
    surface.height = Math.round(height * scale);
  }
  const paint = surface.getContext('2d');
  if (!paint) return;
  const fitting = Math.floor(width / (BAR + GAP));
  levels.splice(0, Math.max(0, levels.length - fitting));
  paint.setTransform(scale, 0, 0, scale, 0, 0);
  paint.clearRect(0, 0, width, height);
  paint.fillStyle = getComputedStyle(surface).color;
  levels.forEach((level, index) => {
    const tall = Math.max(2, Math.min(1, Math.sqrt(level / 0.3)) * height);
    paint.fillRect(width - (levels.length - index) * (BAR + GAP), (height - tall) / 2, BAR, tall);
  });
}
