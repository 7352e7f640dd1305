'use client';

import { useTranslations } from 'next-intl';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { toProblem } from '@/lib/problem';

/** Words of a form for one thing the server refused in one field; null: the general words. */
type OwnWords = (field: string, code: string) => string | null;

/**
 * Puts what the server found wrong onto the fields it named. Call it with what a call threw; false: no field of this form was
 * named, and the problem has to be shown as a whole.
 */
export function useServerErrors<V extends FieldValues>(form: UseFormReturn<V>, own: OwnWords = () => null) {
  const t = useTranslations('problem');
  return (error: unknown): boolean => {
    const problem = toProblem(error);
    const named =
      problem.fields.length || typeof problem.extras.field !== 'string'
        ? problem.fields
        : [{ field: problem.extras.field, code: problem.code, detail: problem.detail }];
    const known = named.filter(({ field }) => field in form.getValues());
    known.forEach(({ field, code }, place) => {
      const general = t.has(`fields.${code}`) ? t(`fields.${code}`) : t('fields.other');
      form.setError(field as Path<V>, { message: own(field, code) ?? general }, { shouldFocus: place === 0 });
    });
    return known.length > 0;
  };
}
