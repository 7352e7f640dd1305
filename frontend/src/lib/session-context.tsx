'use client';

import { createContext, useContext } from 'react';
import type { Account } from './api-types';

export const AccountContext = createContext<Account | null>(null);

/** The signed-in user. Only for the private layout, which renders nothing else until it is known. */
export function useAccount(): Account {
  const account = useContext(AccountContext);
  if (!account) throw new Error('useAccount outside the private layout');
  return account;
}
