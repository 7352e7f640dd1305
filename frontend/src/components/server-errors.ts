'use client';

import { useTranslations } from 'next-intl';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { toProblem } from '@/lib/problem';

/** A form's own text for an error code in a field; null for the general text. */
type OwnWords = (field: string, code: string) => string | null;

/**
 * Sets the server's field errors on the form. Call it with the error that a request threw.
 *
 * @returns false if the error names no field of this form and has to be shown as a whole
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
    known.forEach(({ field, code }, index) => {
      const general = t.has(`fields.${code}`) ? t(`fields.${code}`) : t('fields.other');
      form.setError(field as Path<V>, { message: own(field, code) ?? general }, { shouldFocus: index === 0 });
    });
    return known.length > 0;
  };
}
