/** An item of a list ordered by start time. */
type Timed = Readonly<{ start: number; end: number }>;

/** Index of the last item that starts at or before `time`; -1 before the first. The list must be ordered by start. */
export function indexAt(items: readonly Timed[], time: number): number {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.start <= time) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}

/** Index of the word spoken at `time`. In a short pause it is the last word; in a long silence it is -1. */
export function spokenAt(words: readonly Timed[], time: number, silence = 0.6): number {
  const index = indexAt(words, time);
  if (index < 0) return -1;
  return time <= words[index]!.end + silence ? index : -1;
}

/** A time just inside a word, so that this word lights up and not the previous one. */
export function justInside({ start, end }: Timed): number {
  return start + Math.min(0.02, Math.max(0, (end - start) / 2));
}
