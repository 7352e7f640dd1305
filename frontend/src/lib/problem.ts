import { isMissingFile } from './missing-file';

/** A failed call, as reported by the server or by the network. `code` is stable; the interface translates it. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: string,
    readonly status: number,
    readonly detail: string,
    readonly requestId: string | null = null,
    readonly fields: readonly FieldProblem[] = [],
    /** Extra fields of a problem document: `maxBytes`, `currentVersion`, `retryAfterSeconds` … */
    readonly extras: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code}: ${detail}`);
  }

  /** Seconds to wait before retrying; null if the server gave none. */
  get retryAfterSeconds(): number | null {
    const seconds = Number(this.extras.retryAfterSeconds);
    return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
  }

  /** The same call may succeed later, unchanged: the network was down, or the server is busy or starting. */
  get isTemporary(): boolean {
    return this.code === UNREACHABLE || [408, 423, 425, 429, 502, 503, 504].includes(this.status);
  }
}

export type FieldProblem = Readonly<{ field: string; code: string; detail: string }>;

/** There was no response at all. */
export const UNREACHABLE = 'unreachable';
/** A proxy rejected the size: its response is not a problem document. */
export const PROXY_TOO_LARGE = 'proxy_too_large';
/** A lazily loaded script is gone, because a newer build has been deployed. */
export const NEW_VERSION = 'new_version';
/** A response that did not come from the service. */
export const UNEXPECTED = 'unexpected_answer';

/** Turns anything that a call threw (a problem document, a proxy's text, a network failure) into a Problem. */
export function toProblem(error: unknown, response?: Response): Problem {
  if (error instanceof Problem) return error;
  if (isDocument(error)) return fromDocument(error, response);
  if (isMissingFile(error)) return new Problem(NEW_VERSION, 0, (error as Error).message);
  if (!response) return new Problem(UNREACHABLE, 0, error instanceof Error ? error.message : String(error));
  return ofForeignAnswer(response.status, response.headers.get('X-Request-Id'));
}

/** The problem in a body that was not read through fetch (tus, XMLHttpRequest). */
export function problemOfBody(status: number, body: string, retryAfter: string | null): Problem {
  try {
    const document: unknown = JSON.parse(body);
    if (isDocument(document)) return fromDocument({ retryAfterSeconds: Number(retryAfter) || undefined, ...document });
  } catch {
    // Not one of our documents: the status has to do.
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
