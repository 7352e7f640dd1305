import type { Segment } from '@/lib/api-types';
import { pieces } from './word-spans';

/**
 * The time at which to split a segment at `offset` of its text: the start of the next word or, without words, in proportion to the
 * characters.
 */
export function cutTime(
  segment: Readonly<{ start: number; end: number; text: string }>,
  offset: number,
  origin: Segment | undefined,
): number {
  if (origin?.words?.length && origin.text === segment.text) {
    let passed = 0;
    for (const { text, word } of pieces(segment.text, origin.words)) {
      if (word >= 0 && passed + text.length > offset) return clamp(origin.words[word]!.start, segment);
      passed += text.length;
    }
  }
  const share = segment.text.length ? offset / segment.text.length : 0;
  return clamp(Math.round((segment.start + (segment.end - segment.start) * share) * 1000) / 1000, segment);
}

const clamp = (time: number, { start, end }: Readonly<{ start: number; end: number }>) =>
  Math.min(Math.max(time, start), end);
