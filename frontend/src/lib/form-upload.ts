import { problemOfBody } from './problem';

type Sending = Readonly<{
  url: string;
  form: FormData;
  headers: Readonly<Record<string, string>>;
  /** Bytes of the whole body that left this browser. */
  onProgress: (bytes: number) => void;
  signal: AbortSignal;
}>;

/**
 * Posts a form with real progress, which `fetch` does not tell.
 *
 * @returns the answer's JSON
 * @throws Problem for every other answer, DOMException `AbortError` when the signal said so
 */
export function postForm<T>({ url, form, headers, onProgress, signal }: Sending): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onloadend = () => {
      if (signal.aborted) return;
      const { status, responseText } = request;
      if (status >= 200 && status < 300) resolve(JSON.parse(responseText) as T);
      else reject(problemOfBody(status, responseText, status ? request.getResponseHeader('Retry-After') : null));
    };
    signal.addEventListener('abort', () => {
      request.abort();
      reject(new DOMException('stopped', 'AbortError'));
    });
    request.send(form);
  });
}
