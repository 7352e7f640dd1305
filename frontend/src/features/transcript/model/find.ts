export type Query = Readonly<{ text: string; matchCase: boolean }>;
export type Hit = Readonly<{ key: number; start: number; end: number }>;
type Searched = Readonly<{ key: number; text: string }>;

const pattern = ({ text, matchCase }: Query) =>
  new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), matchCase ? 'gu' : 'giu');

/** Every match of the query, in reading order. Characters of regular expressions match literally. */
export function findAll(segments: readonly Searched[], query: Query): Hit[] {
  if (!query.text) return [];
  const wanted = pattern(query);
  return segments.flatMap(({ key, text }) =>
    [...text.matchAll(wanted)].map((match) => ({ key, start: match.index, end: match.index + match[0].length })),
  );
}

/** The new texts of all segments that contain the query. The replacement is inserted literally. */
export function replaceAll(segments: readonly Searched[], query: Query, replacement: string): Map<number, string> {
  const texts = new Map<number, string>();
  if (!query.text) return texts;
  const wanted = pattern(query);
  for (const { key, text } of segments) {
    const replaced = text.replace(wanted, () => replacement);
    // A segment that would become empty keeps its text: replacing never deletes a segment.
    if (replaced !== text && replaced.trim()) texts.set(key, replaced);
  }
  return texts;
}

/** A position is the index of a match; a half lies between two matches. */
export const BEFORE_ALL = -0.5;

/**
 * The position of a search after the text has changed: on the same match of the segment or, if the segment has none any more, between its
 * neighbours.
 */
export function followHit(before: readonly Hit[], at: number, after: readonly Hit[]): number {
  if (at === BEFORE_ALL) return at;
  const stood = before[at];
  const firstOf = (hits: readonly Hit[], key: number) => hits.findIndex((hit) => hit.key === key);
  if (stood && firstOf(after, stood.key) >= 0) {
    const last = after.findLastIndex((hit) => hit.key === stood.key);
    return Math.min(firstOf(after, stood.key) + at - firstOf(before, stood.key), last);
  }
  const next = before.slice(Math.ceil(at)).find(({ key }) => firstOf(after, key) >= 0);
  return (next ? firstOf(after, next.key) : after.length) - 0.5;
}
