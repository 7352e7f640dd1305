'use client';

import { useState } from 'react';
import { UsersUsage } from './users-usage';

const DAYS = 30;

function lastDays() {
  const day = (before: number) => new Date(Date.now() - before * 86_400_000).toISOString().slice(0, 10);
  return { from: day(DAYS - 1), to: day(0) };
}

/** The last thirty days; the usage page has other ranges. */
export function RecentUsage() {
  const [range] = useState(lastDays);
  return <UsersUsage range={range} />;
}
