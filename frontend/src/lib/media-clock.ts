/** What of a medium changes rarely; the time itself is told to {@link MediaClock.onTime} each frame. */
export type MediaState = Readonly<{
  playing: boolean;
  speed: number;
  volume: number;
  /** Seconds, 0 before it is known. */
  duration: number;
  /** failed: no address of {@link MediaClock.load} could be played. */
  phase: 'empty' | 'loading' | 'ready' | 'failed';
}>;

export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;
const REWIND_SECONDS = 1;
const START: MediaState = { playing: false, speed: 1, volume: 1, duration: 0, phase: 'empty' };

/** One recording and its time, for the player that controls it and the text that follows it. */
export class MediaClock {
  readonly audio = new Audio();
  private state = START;
  private addresses: readonly string[] = [];
  private pausedAt: number | null = null;
  private startAt = 0;
  private frame = 0;
  private readonly watchers = new Set<() => void>();
  private readonly listeners = new Set<(seconds: number) => void>();

  constructor() {
    const { audio } = this;
    audio.preload = 'metadata';
    const on = (event: string, work: () => void) => audio.addEventListener(event, work);
    on('play', () => {
      this.change({ playing: true });
      this.run();
    });
    on('pause', () => {
      this.pausedAt = audio.currentTime;
      this.change({ playing: false });
      this.tell();
    });
    on('seeked', () => this.tell());
    on('timeupdate', () => this.tell());
    on('ratechange', () => this.change({ speed: audio.playbackRate }));
    on('volumechange', () => this.change({ volume: audio.muted ? 0 : audio.volume }));
    on('loadedmetadata', () => {
      if (this.startAt) audio.currentTime = this.startAt;
      audio.playbackRate = this.state.speed;
      this.change({ phase: 'ready', duration: Number.isFinite(audio.duration) ? audio.duration : this.state.duration });
    });
    on('error', () => this.next());
  }

  /** Tries the addresses in turn: the original, then a copy this browser can play. */
  load(addresses: readonly string[], duration: number, startAt = 0): void {
    this.startAt = startAt;
    this.change({ duration });
    if (addresses.join() === this.addresses.join()) return;
    this.addresses = addresses;
    this.open(0);
  }

  get time(): number {
    return this.audio.currentTime || (this.state.phase === 'ready' ? 0 : this.startAt);
  }

  play(): void {
    // Who stopped here may have lost the thread: a second is heard again.
    if (this.pausedAt !== null && Math.abs(this.pausedAt - this.audio.currentTime) < 0.01 && !this.audio.ended)
      this.seek(this.audio.currentTime - REWIND_SECONDS);
    void this.audio.play().catch(() => this.change({ playing: false }));
  }

  toggle(): void {
    if (this.audio.paused) this.play();
    else this.audio.pause();
  }

  seek(seconds: number): void {
    const to = Math.min(Math.max(0, seconds), this.state.duration || seconds);
    this.pausedAt = null;
    if (this.state.phase === 'ready') this.audio.currentTime = to;
    else this.startAt = to;
    this.listeners.forEach((listener) => listener(to));
  }

  skip(seconds: number): void {
    this.seek(this.time + seconds);
  }

  setSpeed(speed: number): void {
    this.audio.playbackRate = speed;
  }

  /** The next faster (1) or slower (-1) speed. */
  stepSpeed(direction: 1 | -1): void {
    const now = this.state.speed;
    const next = direction > 0 ? SPEEDS.find((speed) => speed > now) : SPEEDS.findLast((speed) => speed < now);
    if (next) this.setSpeed(next);
  }

  setVolume(volume: number): void {
    this.audio.volume = volume;
  }

  readonly getState = (): MediaState => this.state;

  readonly watch = (changed: () => void): (() => void) => {
    this.watchers.add(changed);
    return () => void this.watchers.delete(changed);
  };

  /** Calls `listener` each frame while it plays, and after each seek. */
  readonly onTime = (listener: (seconds: number) => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Lets the recording go. */
  readonly close = (): void => {
    cancelAnimationFrame(this.frame);
    this.audio.pause();
    this.addresses = [];
    this.audio.removeAttribute('src');
    this.change({ phase: 'empty', playing: false });
  };

  private open(index: number): void {
    this.pausedAt = null;
    const address = this.addresses[index];
    this.change({ phase: address ? 'loading' : this.addresses.length ? 'failed' : 'empty' });
    if (address) this.audio.src = address;
  }

  private next(): void {
    const now = this.addresses.findIndex((address) => this.audio.src.endsWith(address));
    if (now >= 0) this.open(now + 1);
  }

  private run(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      this.tell();
      if (this.state.playing) this.run();
    });
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener(this.audio.currentTime));
  }

  private change(part: Partial<MediaState>): void {
    this.state = { ...this.state, ...part };
    this.watchers.forEach((changed) => changed());
  }
}
