import { memo } from 'react';
import type { Segment } from '@/lib/api-types';
import { isDoubtfulSegment, isDoubtfulWord, pieces } from '../model/word-spans';

type Props = Readonly<{ text: string; origin: Segment | undefined; doubts: boolean }>;

const DOUBT = 'decoration-warning underline decoration-dotted decoration-2 underline-offset-4';

/** The text of a segment. Each word with its own time is an element that can be highlighted and clicked. */
export const Words = memo(function Words({ text, origin, doubts }: Props) {
  const words = origin?.text === text ? (origin.words ?? []) : [];
  const all = doubts && isDoubtfulSegment(origin?.avgLogprob);
  return (
    <span className={all ? DOUBT : undefined}>
      {pieces(text, words).map((piece, n) =>
        piece.word < 0 ? (
          piece.text
        ) : (
          <span
            key={n}
            data-word={piece.word}
            className={doubts && isDoubtfulWord(words[piece.word]!) ? DOUBT : undefined}
          >
            {piece.text}
          </span>
        ),
      )}
    </span>
  );
});
