import { unwrap } from '@/lib/api-client';
import { register } from '@/types/api.gen/sdk.gen';

export const registerAccount = (email: string, password: string) => unwrap(register({ body: { email, password } }));
