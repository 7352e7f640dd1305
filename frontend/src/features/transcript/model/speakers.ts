import type { Segment } from '@/lib/api-types';
import type { Speakers } from './editor';

/** Colours of the chips, in the order in which speakers appear. */
export const SPEAKER_COLOURS = ['bg-chart-1', 'bg-chart-2', 'bg-chart-3', 'bg-chart-4', 'bg-chart-5'] as const;

/** @property channel counted from 1, as on the server; shown when there is no name */
export type SpeakerLabel = Readonly<{ name: string | null; channel: number | null; colour: string }>;

/** Who speaks in a segment: a named speaker, else the channel. Null when neither is known. */
export function speakerLabelOf(
  speaker: string | null,
  origin: Segment | undefined,
  speakers: Speakers,
): SpeakerLabel | null {
  const channel = origin?.channel ?? null;
  if (speaker === null && channel === null) return null;
  const index = speaker === null ? channel! - 1 : Math.max(0, Object.keys(speakers).indexOf(speaker));
  const named = speaker === null ? null : (speakers[speaker] ?? null);
  return {
    // While a task is running, the names are not known yet.
    name: named ?? (channel === null ? speaker : null),
    channel,
    colour: SPEAKER_COLOURS[index % SPEAKER_COLOURS.length]!,
  };
}

/** The first key that no speaker uses yet. */
export function freeSpeakerKey(speakers: Speakers): string {
  let n = 1;
  while (String(n) in speakers) n++;
  return String(n);
}
