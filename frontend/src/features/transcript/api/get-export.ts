import { client } from '@/types/api.gen/client.gen';
import { unwrap } from '@/lib/api-client';

/** One export as text, to preview or copy. Downloads use a plain link instead. */
export const fetchExport = (url: string) => unwrap(client.get<{ 200: string }, unknown>({ url, parseAs: 'text' }));
