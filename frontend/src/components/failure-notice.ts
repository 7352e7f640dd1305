'use client';

import { notify } from '@/lib/notify';
import { useProblemText } from './problem-text';

/** Says in a short notice that something a person asked for did not work, and what to do. */
export function useFailureNotice(): (error: unknown) => void {
  const text = useProblemText();
  return (error) => {
    const { title, advice } = text(error);
    void notify({ kind: 'error', title, text: advice });
  };
}
