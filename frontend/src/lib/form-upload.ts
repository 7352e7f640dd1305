import { problemOfBody } from './problem';

type FormUpload = Readonly<{
  url: string;
  form: FormData;
  headers: Readonly<Record<string, string>>;
  /** Called with the bytes of the whole body that have left the browser. */
  onProgress: (bytes: number) => void;
  signal: AbortSignal;
}>;

/**
 * Posts a form and reports its progress, which `fetch` cannot do.
 *
 * @returns the JSON of the response
 * @throws Problem for any response other than 2xx, DOMException `AbortError` when aborted by the signal
 */
export function postForm<T>({ url, form, headers, onProgress, signal }: FormUpload): Promise<T> {
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
