/** Why the microphone is not to be had; each has a help of its own. */
export type RecorderError = 'insecure' | 'unsupported' | 'denied' | 'noDevice' | 'busy';

/** Why a recording ended by itself. */
export type StopReason = 'lost' | 'storage';

export type RecorderPhase = 'idle' | 'asking' | 'ready' | 'recording' | 'paused' | 'review';

export type Microphone = Readonly<{ id: string; label: string }>;

export type RecorderState = Readonly<{
  phase: RecorderPhase;
  error: RecorderError | null;
  microphones: readonly Microphone[];
  microphone: string | null;
  raw: boolean;
  /** Of sound, pauses left out. */
  milliseconds: number;
  bytes: number;
  /** Nothing heard for ten seconds. */
  silent: boolean;
  stopped: StopReason | null;
  /** The recording can be gone on with from the review. */
  canGoOn: boolean;
  name: string;
  /** To listen to in the review. */
  url: string | null;
}>;

export const IDLE: RecorderState = {
  phase: 'idle',
  error: null,
  microphones: [],
  microphone: null,
  raw: false,
  milliseconds: 0,
  bytes: 0,
  silent: false,
  stopped: null,
  canGoOn: false,
  name: '',
  url: null,
};

/** What a refused `getUserMedia` means. */
export function errorOf(error: unknown): RecorderError {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'noDevice';
  return name === 'NotSupportedError' ? 'unsupported' : 'busy';
}

/** Something to lose: the tray shows it on other pages, and leaving is asked about. */
export const isAlive = (phase: RecorderPhase) => phase === 'recording' || phase === 'paused' || phase === 'review';
