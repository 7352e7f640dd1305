'use client';

import { AreaError } from '@/components/area-error';

export default function PrivateError({ error, reset }: Readonly<{ error: Error; reset: () => void }>) {
  return <AreaError error={error} reset={reset} />;
}
