'use client';

import { useState, type FormEvent } from 'react';
import { useClientValue } from '@/lib/use-client-value';

export type FieldErrors<Name extends string> = Partial<Record<Name, string>>;

/**
 * A short form without a form library, because the public pages have no room for one in their script budget. `check` validates before
 * sending; `send` may throw. Both may name fields, and the focus goes to the first invalid one. After success the form stays busy until the
 * next page opens. It is not `ready` until its code has loaded: before that, the browser would submit the form itself and put the password
 * into the URL.
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
