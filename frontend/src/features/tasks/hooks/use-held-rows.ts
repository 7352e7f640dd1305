'use client';

import { useState } from 'react';
import type { Task } from '@/lib/api-types';
import { holdRows, type Shown } from '../hold-rows';

type Held = Readonly<{ page: string; rows: readonly Task[] }>;

/** Rows in the order to show. `page` names what is looked at: another filter or page lets go by itself. */
export function useHeldRows(now: readonly Task[], page: string, deleted: ReadonlySet<string>) {
  const [held, setHeld] = useState<Held | null>(null);
  const [reasons, setReasons] = useState({ pointer: false, focus: false });
  const shown: Shown = held?.page === page ? holdRows(held.rows, now, deleted) : { rows: now, waiting: 0 };

  const reason = (name: 'pointer' | 'focus', is: boolean) => {
    const next = { ...reasons, [name]: is };
    setReasons(next);
    if (!next.pointer && !next.focus) setHeld(null);
    else if (held?.page !== page) setHeld({ page, rows: now });
  };
  return {
    ...shown,
    release: () => setHeld(reasons.pointer || reasons.focus ? { page, rows: now } : null),
    hold: {
      onPointerEnter: () => reason('pointer', true),
      onPointerLeave: () => reason('pointer', false),
      onFocus: () => reasons.focus || reason('focus', true),
      onBlur: (event: React.FocusEvent) => event.currentTarget.contains(event.relatedTarget) || reason('focus', false),
    },
  };
}
