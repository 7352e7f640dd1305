import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Ten seconds of English: "This is a short test of the speech to text service …". */
export const HELLO = here('../../../samples/hello.flac');
