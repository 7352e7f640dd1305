/** Times to mark on the waveform, in seconds: the starts of segments, and search matches. */
export type Marks = Readonly<{ segments: readonly number[]; hits: readonly number[] }>;

export const NO_MARKS: Marks = { segments: [], hits: [] };
/** More marks than this would merge into a grey bar. */
const MAX_MARKS = 400;

/** One path of vertical strokes; x is in thousandths of the recording. */
export function markPath(moments: readonly number[], duration: number): string {
  if (!duration || moments.length > MAX_MARKS * 5) return '';
  const shown = new Set(moments.map((moment) => Math.round((moment / duration) * 1000)));
  return shown.size > MAX_MARKS ? '' : [...shown].map((x) => `M${x} 0V1`).join('');
}
