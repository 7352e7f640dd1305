import { client } from '@/types/api.gen/client.gen';
import { unwrap } from '@/lib/api-client';

/** One export as text, to look at or to copy; the file itself is a plain link. */
export const fetchExport = (url: string) => unwrap(client.get<{ 200: string }, unknown>({ url, parseAs: 'text' }));
