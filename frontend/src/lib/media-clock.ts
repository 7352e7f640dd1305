/** The parts of the media state that change rarely. The time itself is reported each frame by {@link MediaClock.onTime}. */
export type MediaState = Readonly<{
  playing: boolean;
  speed: number;
  volume: number;
  /** Seconds; 0 until known. */
  duration: number;
  /** failed: the connection broke, or no address of {@link MediaClock.load} could be played; retrying: opening it again after a failure. */
  phase: 'empty' | 'loading' | 'ready' | 'failed' | 'retrying';
}>;

export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;
const REWIND_SECONDS = 1;
const START: MediaState = { playing: false, speed: 1, volume: 1, duration: 0, phase: 'empty' };

/** One recording and its playback time, shared by the player that controls it and the text that follows it. */
export class MediaClock {
  readonly audio = new Audio();
  private state = START;
  private addresses: readonly string[] = [];
  private pausedAt: number | null = null;
  private startAt = 0;
  /** The current address has delivered its metadata, so this browser knows the format. */
  private known = false;
  private frame = 0;
  private readonly watchers = new Set<() => void>();
  private readonly subscribers = new Set<(seconds: number) => void>();

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
      this.known = true;
      if (this.startAt) audio.currentTime = this.startAt;
      audio.playbackRate = this.state.speed;
      this.change({ phase: 'ready', duration: Number.isFinite(audio.duration) ? audio.duration : this.state.duration });
    });
    on('error', () => this.fail());
  }

  /** Tries the addresses in order: the original, then a copy that this browser can play. */
  load(addresses: readonly string[], duration: number, startAt = 0): void {
    this.startAt = startAt;
    this.change({ duration });
    if (addresses.join() === this.addresses.join()) return;
    this.addresses = addresses;
    this.open(0);
  }

  /** Retries after a failure, from the first address, at the same time. */
  retry(): void {
    if (this.state.phase === 'failed') this.open(0);
  }

  get time(): number {
    return this.state.phase === 'ready' ? this.audio.currentTime : this.startAt;
  }

  play(): void {
    if (this.state.phase === 'failed') return;
    // After a pause, playback repeats the last second to help the listener pick up the thread.
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
    this.startAt = to;
    if (this.state.phase === 'ready') this.audio.currentTime = to;
    this.subscribers.forEach((subscriber) => subscriber(to));
  }

  skip(seconds: number): void {
    this.seek(this.time + seconds);
  }

  setSpeed(speed: number): void {
    this.audio.playbackRate = speed;
    // Applies to the next address as well.
    this.audio.defaultPlaybackRate = speed;
  }

  /** Steps to the next faster (1) or slower (-1) speed. */
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

  /** Calls `subscriber` each frame while playing, and after each seek. */
  readonly onTime = (subscriber: (seconds: number) => void): (() => void) => {
    this.subscribers.add(subscriber);
    return () => void this.subscribers.delete(subscriber);
  };

  /** Releases the recording. */
  readonly close = (): void => {
    cancelAnimationFrame(this.frame);
    this.audio.pause();
    this.addresses = [];
    this.audio.removeAttribute('src');
    this.change({ phase: 'empty', playing: false });
  };

  private open(index: number): void {
    this.pausedAt = null;
    this.known = false;
    const address = this.addresses[index];
    const opening = this.state.phase === 'failed' || this.state.phase === 'retrying' ? 'retrying' : 'loading';
    this.change({ phase: address ? opening : this.addresses.length ? 'failed' : 'empty' });
    if (address) this.audio.src = address;
  }

  /** Another address helps with an unknown format, but not with a broken connection. */
  private fail(): void {
    const { audio } = this;
    const now = this.addresses.findIndex((address) => audio.src.endsWith(address));
    if (now < 0) return;
    this.startAt = audio.currentTime || this.startAt;
    this.change({ playing: false });
    const code = audio.error?.code;
    // Before the metadata has loaded, a rejected request looks the same.
    const unknown = code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED && !this.known;
    if (unknown || code === MediaError.MEDIA_ERR_DECODE) this.open(now + 1);
    else this.change({ phase: 'failed' });
  }

  private run(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      this.tell();
      if (this.state.playing) this.run();
    });
  }

  private tell(): void {
    this.subscribers.forEach((subscriber) => subscriber(this.audio.currentTime));
  }

  private change(part: Partial<MediaState>): void {
    this.state = { ...this.state, ...part };
    this.watchers.forEach((changed) => changed());
  }
}
