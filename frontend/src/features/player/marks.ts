/** Moments shown on the wave, in seconds: where segments start, and where a search hit. */
export type Marks = Readonly<{ segments: readonly number[]; hits: readonly number[] }>;

export const NO_MARKS: Marks = { segments: [], hits: [] };
/** More lines than this would be a grey bar. */
const MOST_MARKS = 400;

/** One path of upright strokes, x in thousandths of the recording. */
export function markPath(moments: readonly number[], duration: number): string {
  if (!duration || moments.length > MOST_MARKS * 5) return '';
  const shown = new Set(moments.map((moment) => Math.round((moment / duration) * 1000)));
  return shown.size > MOST_MARKS ? '' : [...shown].map((x) => `M${x} 0V1`).join('');
}
