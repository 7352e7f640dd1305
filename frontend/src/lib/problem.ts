import { isMissingFile } from './missing-file';

/** What the server, or the way to it, said about a call that failed. `code` is stable; the interface translates it. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: string,
    readonly status: number,
    readonly detail: string,
    readonly requestId: string | null = null,
    readonly fields: readonly FieldProblem[] = [],
    /** Named extras of a problem document: `maxBytes`, `currentVersion`, `retryAfterSeconds` … */
    readonly extras: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code}: ${detail}`);
  }

  /** Seconds to wait before the same call may work, null when the server named none. */
  get retryAfterSeconds(): number | null {
    const seconds = Number(this.extras.retryAfterSeconds);
    return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
  }

  /** The same call may succeed later, unchanged: the network was away, the server is busy or starting. */
  get isPassing(): boolean {
    return this.code === UNREACHABLE || [408, 423, 425, 429, 502, 503, 504].includes(this.status);
  }
}

export type FieldProblem = Readonly<{ field: string; code: string; detail: string }>;

/** No answer came at all. */
export const UNREACHABLE = 'unreachable';
/** A program between the browser and the service refused the size: its answer is not a problem document. */
export const PROXY_TOO_LARGE = 'proxy_too_large';
/** Code that the page loads late is gone: the pages were built anew since it was opened. */
export const NEW_VERSION = 'new_version';
/** An answer that is not the service's own. */
export const UNEXPECTED = 'unexpected_answer';

/** Turns whatever a call threw (a problem document, text of a proxy, a network failure) into the one error type. */
export function toProblem(error: unknown, response?: Response): Problem {
  if (error instanceof Problem) return error;
  if (isDocument(error)) return fromDocument(error, response);
  if (isMissingFile(error)) return new Problem(NEW_VERSION, 0, (error as Error).message);
  if (!response) return new Problem(UNREACHABLE, 0, error instanceof Error ? error.message : String(error));
  return ofForeignAnswer(response.status, response.headers.get('X-Request-Id'));
}

/** The problem in a body read by other means than fetch (tus, XMLHttpRequest). */
export function problemOfBody(status: number, body: string, retryAfter: string | null): Problem {
  try {
    const document: unknown = JSON.parse(body);
    if (isDocument(document)) return fromDocument({ retryAfterSeconds: Number(retryAfter) || undefined, ...document });
  } catch {
    // Not a document of ours: the status has to say it.
  }
  return status === 0 ? new Problem(UNREACHABLE, 0, 'no answer') : ofForeignAnswer(status, null);
}

function ofForeignAnswer(status: number, requestId: string | null): Problem {
  return new Problem(status === 413 ? PROXY_TOO_LARGE : UNEXPECTED, status, `HTTP ${status}`, requestId);
}

type Document = {
  code: string;
  status?: number;
  detail?: string;
  title?: string;
  requestId?: string;
  errors?: FieldProblem[];
};

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && typeof (value as Document).code === 'string';
}

function fromDocument(document: Document & Record<string, unknown>, response?: Response): Problem {
  const { code, status, detail, title, requestId, errors, ...extras } = document;
  const wait = response?.headers.get('Retry-After');
  return new Problem(code, status ?? response?.status ?? 0, detail ?? title ?? code, requestId ?? null, errors ?? [], {
    ...(wait && { retryAfterSeconds: Number(wait) }),
    ...extras,
  });
}
