'use client';

import { useTranslations } from 'next-intl';
import { toProblem, type Problem } from '@/lib/problem';
import { roughTime } from '@/lib/rough-time';

export type ProblemText = Readonly<{ title: string; advice: string; problem: Problem }>;

/** Title and advice for any error, in the user's language. A code without its own text gets the general one. */
export function useProblemText(): (error: unknown) => ProblemText {
  const t = useTranslations('problem');
  return (error) => {
    const problem = toProblem(error);
    const known = t.has(`${problem.code}.title`) ? problem.code : 'other';
    const wait = roughTime(problem.retryAfterSeconds ?? 0);
    return { title: t(`${known}.title`), advice: t(`${known}.advice`, wait), problem };
  };
}
