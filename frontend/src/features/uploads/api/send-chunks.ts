import { problemOfBody, toProblem } from '@/lib/problem';

type ChunkedUpload = Readonly<{
  file: File;
  /** The URL of an upload to resume; null starts a new one. */
  url: string | null;
  chunkBytes: number;
  onUrl: (url: string) => void;
  onProgress: (bytes: number) => void;
  /** The server has stored a part permanently. */
  onKept: () => void;
  signal: AbortSignal;
}>;

/**
 * Uploads a file in parts (tus 1.0.0), starting at the server's offset. Makes one attempt; the queue decides whether to retry. An upload
 * that the server no longer knows starts from the beginning.
 *
 * @returns the id of the upload
 */
export async function sendChunks({
  file,
  url,
  chunkBytes,
  onUrl,
  onProgress,
  onKept,
  signal,
}: ChunkedUpload): Promise<string> {
  const { DetailedError, Upload } = await import('tus-js-client');
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: '/api/uploads',
      uploadUrl: url,
      chunkSize: chunkBytes,
      retryDelays: null,
      // The queue stores the URL in IndexedDB, so the library must not store it in localStorage.
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
