import type { Segment } from '@/lib/api-types';
import type { Speakers } from './editor';

/** Colours of the chips, by the order in which voices are named. */
export const VOICE_COLOURS = ['bg-chart-1', 'bg-chart-2', 'bg-chart-3', 'bg-chart-4', 'bg-chart-5'] as const;

/** @property channel counted from 1, as the server does; it stands in where there is no name */
export type Voice = Readonly<{ name: string | null; channel: number | null; colour: string }>;

/** Who speaks a line: a named speaker, else the channel it was recorded on; null when neither is known. */
export function voiceOf(speaker: string | null, origin: Segment | undefined, speakers: Speakers): Voice | null {
  const channel = origin?.channel ?? null;
  if (speaker === null && channel === null) return null;
  const place = speaker === null ? channel! - 1 : Math.max(0, Object.keys(speakers).indexOf(speaker));
  const named = speaker === null ? null : (speakers[speaker] ?? null);
  return {
    // While a task runs, the names are not known yet.
    name: named ?? (channel === null ? speaker : null),
    channel,
    colour: VOICE_COLOURS[place % VOICE_COLOURS.length]!,
  };
}

/** A key no speaker has yet. */
export function freeSpeakerKey(speakers: Speakers): string {
  let n = 1;
  while (String(n) in speakers) n++;
  return String(n);
}
