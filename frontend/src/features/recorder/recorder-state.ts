/** Why the microphone is unavailable; each reason has its own help text. */
export type RecorderError = 'insecure' | 'unsupported' | 'denied' | 'noDevice' | 'busy';

/** Why a recording ended without the user stopping it. */
export type StopReason = 'lost' | 'storage';

export type RecorderPhase = 'idle' | 'asking' | 'ready' | 'recording' | 'paused' | 'review';

export type Microphone = Readonly<{ id: string; label: string }>;

export type RecorderState = Readonly<{
  phase: RecorderPhase;
  error: RecorderError | null;
  microphones: readonly Microphone[];
  microphone: string | null;
  raw: boolean;
  /** Length of the recorded sound, without pauses. */
  milliseconds: number;
  bytes: number;
  /** True after ten seconds without sound. */
  silent: boolean;
  stopped: StopReason | null;
  /** The user can continue recording from the review. */
  canGoOn: boolean;
  name: string;
  /** The recording, for playback in the review. */
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

/** What a rejected `getUserMedia` call means. */
export function errorOf(error: unknown): RecorderError {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'noDevice';
  return name === 'NotSupportedError' ? 'unsupported' : 'busy';
}

/** The microphone is open, or is being opened. */
export const usesMicrophone = (phase: RecorderPhase) =>
  phase === 'asking' || phase === 'ready' || phase === 'recording';

/** There is something to lose: the tray shows it on other pages, and leaving asks for confirmation. */
export const isAlive = (phase: RecorderPhase) => phase === 'recording' || phase === 'paused' || phase === 'review';
