import { unwrap } from '@/lib/api-client';
import { setPasswordByLink } from '@/types/api.gen/sdk.gen';

export const setPassword = (token: string, password: string) =>
  unwrap(setPasswordByLink({ body: { token, new: password } }));
