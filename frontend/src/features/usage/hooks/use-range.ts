'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { GROUPINGS, isRange, lastDays } from '../range';

const USUAL_DAYS = 30;

/** Range and grouping, kept in the URL. The default for missing or invalid values is the last thirty days by day. */
export function useRange() {
  const [state, setState] = useQueryStates({
    from: parseAsString,
    to: parseAsString,
    by: parseAsStringLiteral(GROUPINGS).withDefault('day'),
  });
  const asked = { from: state.from ?? '', to: state.to ?? '' };
  const range = isRange(asked.from, asked.to) ? asked : lastDays(USUAL_DAYS);
  return { range, by: state.by, change: setState };
}
