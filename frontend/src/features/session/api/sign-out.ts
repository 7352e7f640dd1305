import { unwrap } from '@/lib/api-client';
import { browserStore } from '@/lib/browser-store';
import { signOut } from '@/types/api.gen/sdk.gen';

export async function signOutHere(): Promise<void> {
  await unwrap(signOut());
  browserStore.set('signed-in', null);
}
