'use client';

import { useState } from 'react';
import type { Task } from '@/lib/api-types';
import { holdRows, type Shown } from '../hold-rows';

type Held = Readonly<{ page: string; rows: readonly Task[] }>;

const NO_REASONS = { pointer: false, focus: false };

/**
 * Rows in the order to show. `page` names what is looked at: another filter or page lets go by itself; null while that is not here yet
 * and `now` is still what was looked at before.
 */
export function useHeldRows(now: readonly Task[], page: string | null, deleted: ReadonlySet<string>) {
  const [held, setHeld] = useState<Held | null>(null);
  const [reasons, setReasons] = useState(NO_REASONS);
  const shown: Shown = held && held.page === page ? holdRows(held.rows, now, deleted) : { rows: now, waiting: 0 };

  if (reasons.pointer || reasons.focus) {
    // Rows that are gone say no goodbye: neither pointer nor focus leaves them.
    if (shown.rows.length === 0) {
      setReasons(NO_REASONS);
      setHeld(null);
    } else if (page !== null && held?.page !== page) setHeld({ page, rows: now });
  } else if (held) setHeld(null);

  const reason = (name: 'pointer' | 'focus', is: boolean) => setReasons((before) => ({ ...before, [name]: is }));
  return {
    ...shown,
    release: () => setHeld(page === null ? null : { page, rows: now }),
    hold: {
      onPointerEnter: () => reason('pointer', true),
      onPointerLeave: () => reason('pointer', false),
      onFocus: () => reasons.focus || reason('focus', true),
      onBlur: (event: React.FocusEvent) => event.currentTarget.contains(event.relatedTarget) || reason('focus', false),
    },
  };
}
