import { problemOfBody, toProblem } from '@/lib/problem';

type Sending = Readonly<{
  file: File;
  /** Where an earlier try began; null: a new upload. */
  url: string | null;
  chunkBytes: number;
  onUrl: (url: string) => void;
  onProgress: (bytes: number) => void;
  /** The server has a part for good. */
  onKept: () => void;
  signal: AbortSignal;
}>;

/**
 * Sends a file in parts (tus 1.0.0), from where the server has it. One try: the queue decides about the next. An upload the server no
 * longer knows begins anew.
 *
 * @returns the upload's id
 */
export async function sendChunks({
  file,
  url,
  chunkBytes,
  onUrl,
  onProgress,
  onKept,
  signal,
}: Sending): Promise<string> {
  const { DetailedError, Upload } = await import('tus-js-client');
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: '/api/uploads',
      uploadUrl: url,
      chunkSize: chunkBytes,
      retryDelays: null,
      // The address is kept in IndexedDB by the queue, not in localStorage by the library.
      storeFingerprintForResuming: false,
      metadata: { filename: file.name, ...(file.type && { filetype: file.type }) },
      onUploadUrlAvailable: () => upload.url && onUrl(upload.url),
      onProgress: (sent) => onProgress(sent),
      onChunkComplete: onKept,
      onSuccess: () => resolve(upload.url!.replace(/\/$/, '').split('/').pop()!),
      onError: (error) => {
        const answer = error instanceof DetailedError ? error.originalResponse : null;
        if (answer)
          reject(problemOfBody(answer.getStatus(), answer.getBody(), answer.getHeader('Retry-After') ?? null));
        else reject(toProblem(error instanceof DetailedError ? new TypeError('no answer') : error));
      },
    });
    signal.addEventListener('abort', () => {
      void upload.abort();
      reject(new DOMException('stopped', 'AbortError'));
    });
    upload.start();
  });
}
