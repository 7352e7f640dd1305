'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { makeQueryClient } from '@/lib/query-client';
import { SharedText } from './shared-text';

export function SharedView({ token }: Readonly<{ token: string }>) {
  const [queries] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={queries}>
      <SharedText token={token} />
    </QueryClientProvider>
  );
}
