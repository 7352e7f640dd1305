'use client';

import { useTranslations } from 'next-intl';
import { toProblem, type Problem } from '@/lib/problem';

export type ProblemText = Readonly<{ title: string; advice: string; problem: Problem }>;

/** Title and advice of whatever went wrong, in the reader's language; a code without a text of its own gets the general one. */
export function useProblemText(): (error: unknown) => ProblemText {
  const t = useTranslations('problem');
  return (error) => {
    const problem = toProblem(error);
    const known = t.has(`${problem.code}.title`) ? problem.code : 'other';
    const seconds = problem.retryAfterSeconds ?? 0;
    return { title: t(`${known}.title`), advice: t(`${known}.advice`, { seconds }), problem };
  };
}
