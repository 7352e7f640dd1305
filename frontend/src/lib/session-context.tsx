'use client';

import { createContext, useContext } from 'react';
import type { Account } from './api-types';

export const AccountContext = createContext<Account | null>(null);

/** Who is signed in. Only inside the private layout, which renders nothing else before it knows. */
export function useAccount(): Account {
  const account = useContext(AccountContext);
  if (!account) throw new Error('useAccount outside the private layout');
  return account;
}
