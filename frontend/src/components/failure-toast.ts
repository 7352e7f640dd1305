'use client';

import { notify } from '@/lib/notify';
import { useProblemText } from './problem-text';

/** Shows a toast that says which action failed and what to do about it. */
export function useFailureToast(): (error: unknown) => void {
  const text = useProblemText();
  return (error) => {
    const { title, advice } = text(error);
    void notify({ kind: 'error', title, text: advice });
  };
}
