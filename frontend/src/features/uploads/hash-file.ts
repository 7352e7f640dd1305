import { secure } from '@/lib/secure-context';

/** Hashing needs the whole file in memory. */
const MAX_BYTES = 1_000_000_000;

const waiting = new Map<number, (hex: string | null) => void>();
let worker: Worker | null = null;
let last = 0;

/** SHA-256 in hex; null if the browser cannot compute it or the file is too large. */
export async function hashFile(file: File): Promise<string | null> {
  if (!secure.hashing() || file.size >= MAX_BYTES) return null;
  worker ??= start();
  const id = ++last;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    worker?.postMessage({ id, file });
  });
}

function start(): Worker {
  const own = new Worker(new URL('./hash.worker.ts', import.meta.url), { type: 'module' });
  own.onmessage = ({ data }: MessageEvent<{ id: number; hex: string | null }>) => {
    waiting.get(data.id)?.(data.hex);
    waiting.delete(data.id);
    if (waiting.size === 0) stop();
  };
  own.onerror = () => {
    waiting.forEach((resolve) => resolve(null));
    waiting.clear();
    stop();
  };
  return own;
}

/** Ends the worker and frees its memory. */
function stop(): void {
  worker?.terminate();
  worker = null;
}
