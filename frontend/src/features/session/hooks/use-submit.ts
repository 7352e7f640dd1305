'use client';

import { useState, type FormEvent } from 'react';
import { useClientValue } from '@/lib/use-client-value';

export type FieldErrors<Name extends string> = Partial<Record<Name, string>>;

/**
 * A short form without a form library (the public pages have no room for one): `check` finds what is wrong before sending,
 * `send` may throw; both may name fields. Focus goes to the first field that is wrong. What was sent well leaves the form busy until
 * the next page is there. Not `ready` before the code is: the browser would send the form by itself, the password in the address.
 */
export function useSubmit<Name extends string>(
  check: (values: Record<Name, string>) => FieldErrors<Name>,
  send: (values: Record<Name, string>) => Promise<FieldErrors<Name> | void>,
) {
  const [errors, setErrors] = useState<FieldErrors<Name>>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const ready = useClientValue(() => true, false);

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = Object.fromEntries(new FormData(form)) as Record<Name, string>;
    const show = (found: FieldErrors<Name>) => {
      setErrors(found);
      const first = Object.keys(found)[0];
      if (first) (form.elements.namedItem(first) as HTMLElement | null)?.focus();
      return !first;
    };
    setProblem(null);
    if (!show(check(values))) return;
    setBusy(true);
    try {
      if (show((await send(values)) ?? {})) return;
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
  };
  return { errors, problem, busy, ready, onSubmit };
}
