import type { Segment } from '@/lib/api-types';
import { pieces } from './word-spans';

/** When a line is cut at `offset` of its text: where the next word starts, or, without words, in proportion to the letters. */
export function cutTime(
  line: Readonly<{ start: number; end: number; text: string }>,
  offset: number,
  origin: Segment | undefined,
): number {
  if (origin?.words?.length && origin.text === line.text) {
    let passed = 0;
    for (const { text, word } of pieces(line.text, origin.words)) {
      if (word >= 0 && passed + text.length > offset) return clamp(origin.words[word]!.start, line);
      passed += text.length;
    }
  }
  const share = line.text.length ? offset / line.text.length : 0;
  return clamp(Math.round((line.start + (line.end - line.start) * share) * 1000) / 1000, line);
}

const clamp = (time: number, { start, end }: Readonly<{ start: number; end: number }>) =>
  Math.min(Math.max(time, start), end);
