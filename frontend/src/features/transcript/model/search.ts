/** Where in a list ordered by start a moment lies. */
type Timed = Readonly<{ start: number; end: number }>;

/** Index of the last item that starts at or before `time`, -1 before the first; the list is ordered by start. */
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

/** The word spoken at `time`: between words the last one stays lit for a moment, in long silence none is. */
export function spokenAt(words: readonly Timed[], time: number, silence = 0.6): number {
  const index = indexAt(words, time);
  if (index < 0) return -1;
  return time <= words[index]!.end + silence ? index : -1;
}

/** A moment just inside a word, so that this one lights and not the one before it. */
export function justInside({ start, end }: Timed): number {
  return start + Math.min(0.02, Math.max(0, (end - start) / 2));
}
