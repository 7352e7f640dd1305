import { aliveWork } from '@/lib/alive-work';
import type { RecordingRecord } from '@/lib/local-db';
import { randomId, secure } from '@/lib/secure-context';
import { tabId } from '@/lib/tab-life';
import { LevelMeter } from './level-meter';
import { listMicrophones, openMicrophone, recordingType, remembered } from './microphone';
import { errorOf, IDLE, isAlive, type RecorderState, type StopReason } from './recorder-state';
import { fileName, recordingStore } from './recording-store';
import { Stopwatch } from './stopwatch';
import { titleMark } from './title-mark';
import { WakeLock } from './wake-lock';

/** The most that a crash can lose. */
const CHUNK_MS = 5_000;
const TICK_MS = 250;
/** 29 MB an hour. More would not improve speech in Opus. */
const BITS_PER_SECOND = 64_000;

/** A finished recording. It stays in this browser until `forget` is called. */
export type Recorded = Readonly<{ file: File; id: string; forget: () => void }>;

/** The microphone and the recording in progress. Lives above the pages. */
export class Recorder {
  private state: RecorderState = IDLE;
  private readonly subscribers = new Set<() => void>();
  private readonly watch = new Stopwatch();
  private readonly wakeLock = new WakeLock();
  private stream: MediaStream | null = null;
  private media: MediaRecorder | null = null;
  private record: RecordingRecord | null = null;
  private parts: Blob[] = [];
  private saving: Promise<void> = Promise.resolve();
  private ticking: ReturnType<typeof setInterval> | undefined;
  private opening: Promise<void> = Promise.resolve();
  /** Incremented on every open and close, so that the answer to an outdated permission request is ignored. */
  private attempt = 0;
  private shown = 0;
  meter: LevelMeter | null = null;

  constructor(private readonly owner: string) {}

  readonly subscribe = (subscriber: () => void): (() => void) => {
    this.subscribers.add(subscriber);
    return () => void this.subscribers.delete(subscriber);
  };

  readonly snapshot = (): RecorderState => this.state;

  /** Asks for permission first: without it the microphones have no names. */
  async open(microphone = remembered.microphone(), raw = remembered.raw()): Promise<void> {
    const { phase } = this.state;
    if (isAlive(phase) || phase === 'asking') return;
    if (!secure.context()) return this.enter({ ...IDLE, error: 'insecure' });
    if (!secure.microphone() || !recordingType()) return this.enter({ ...IDLE, error: 'unsupported' });
    this.close();
    // Switching the device, or raw input: keep what is shown, and the focus with it.
    this.enter(phase === 'ready' ? { microphone, raw } : { ...IDLE, phase: 'asking', raw });
    this.opening = this.ask(microphone, raw, this.attempt);
    await this.opening;
  }

  /** Closes the microphone, unless there is a recording. */
  leave(): void {
    if (isAlive(this.state.phase) || this.record) return;
    this.close();
    this.enter(IDLE);
  }

  /**
   * Call when a component that shows the recorder mounts, and the returned function when it unmounts. A microphone that no component shows
   * is closed.
   */
  appear(): () => void {
    this.shown++;
    return () => {
      this.shown--;
      // React Strict Mode unmounts every component once and mounts it again at once.
      queueMicrotask(() => this.shown || this.leave());
    };
  }

  async start(name: string): Promise<void> {
    // Another device may still be opening.
    await this.opening;
    if (this.state.phase !== 'ready' || !this.stream) return;
    const mediaType = recordingType()!;
    this.record = {
      ...{ id: randomId(), owner: this.owner, tab: tabId(), name, mediaType },
      ...{ startedAt: Date.now(), milliseconds: 0, bytes: 0 },
    };
    this.parts = [];
    this.saving = recordingStore.begin(this.record).catch(() => this.stop('storage'));
    if (secure.storage()) void navigator.storage.persist();
    this.media = new MediaRecorder(this.stream, { mimeType: mediaType, audioBitsPerSecond: BITS_PER_SECOND });
    this.media.ondataavailable = ({ data }) => this.keep(data);
    this.media.start(CHUNK_MS);
    this.watch.reset();
    this.enter({ name, milliseconds: 0, bytes: 0, stopped: null });
    this.run();
  }

  pause(): void {
    if (this.state.phase !== 'recording') return;
    this.halt();
    this.enter({ phase: 'paused', silent: false });
  }

  /** Also continues from the review ("record more"). */
  resume(): void {
    if (this.media?.state !== 'paused') return;
    this.dropUrl();
    this.media.resume();
    this.run();
  }

  /** Moves to the review. The recorder only pauses, so that more can be recorded into the same file. */
  async finish(): Promise<void> {
    if (this.state.phase === 'recording') this.halt();
    if (this.state.phase !== 'recording' && this.state.phase !== 'paused') return;
    this.enter({ phase: 'paused', silent: false });
    await this.flushed();
    this.review(true);
  }

  rename(name: string): void {
    this.enter({ name });
  }

  /** Returns the whole recording as one file and closes the microphone. */
  async hand(): Promise<Recorded | null> {
    if (this.state.phase !== 'review' || !this.record) return null;
    const { name } = this.state;
    this.enter({ phase: 'idle' });
    await this.endMedia();
    const record = { ...this.record, name };
    await recordingStore.begin(record).catch(() => {});
    const file = this.file(name);
    this.dropAll();
    return { file, id: record.id, forget: () => void recordingStore.forget(record.id).catch(() => {}) };
  }

  /** The recording so far, for saving to disk. */
  file(name = this.state.name): File {
    const { mediaType, startedAt } = this.record!;
    return new File(this.parts, fileName(name, mediaType), { type: mediaType, lastModified: startedAt });
  }

  async discard(): Promise<void> {
    const id = this.record?.id;
    if (this.media) this.media.ondataavailable = null;
    await this.endMedia();
    this.dropAll();
    if (id) await recordingStore.forget(id).catch(() => {});
  }

  /** On sign-out. The recording stays in this browser and is shown at the next visit. */
  shutDown(): void {
    void this.endMedia().then(() => this.dropAll());
  }

  private async ask(microphone: string | null, raw: boolean, attempt: number): Promise<void> {
    try {
      const stream = await openMicrophone(microphone, raw);
      if (attempt !== this.attempt) return stream.getTracks().forEach((track) => track.stop());
      this.stream = stream;
      const microphones = await listMicrophones();
      // A later open or close has already stopped this stream.
      if (attempt !== this.attempt) return;
      const used = stream.getAudioTracks()[0]?.getSettings().deviceId ?? null;
      remembered.keep(used, raw);
      this.meter = new LevelMeter(stream);
      stream.getAudioTracks()[0]?.addEventListener('ended', this.deviceLost);
      this.enter({ phase: 'ready', microphones, microphone: used });
    } catch (error) {
      if (attempt !== this.attempt) return;
      this.close();
      this.enter({ ...IDLE, error: errorOf(error) });
    }
  }

  private run(): void {
    this.watch.run();
    this.meter?.restart();
    this.wakeLock.hold();
    clearInterval(this.ticking);
    this.ticking = setInterval(() => this.tick(), TICK_MS);
    this.enter({ phase: 'recording', canGoOn: false });
  }

  private halt(): void {
    this.watch.halt();
    clearInterval(this.ticking);
    this.wakeLock.release();
    titleMark.hide();
    if (this.media?.state === 'recording') {
      // Store the sound so far at once, not at the end of the five seconds.
      this.media.requestData();
      this.media.pause();
    }
  }

  private tick(): void {
    titleMark.show();
    this.enter({
      milliseconds: this.watch.milliseconds,
      silent: this.meter?.isSilent(performance.now()) ?? false,
    });
  }

  private keep(data: Blob): void {
    if (!data.size || !this.record) return;
    const number = this.parts.push(data) - 1;
    const bytes = this.state.bytes + data.size;
    const record = { ...this.record, bytes, milliseconds: this.watch.milliseconds };
    this.record = record;
    this.enter({ bytes });
    this.saving = this.saving
      .then(async () => recordingStore.append(record, number, await data.arrayBuffer()))
      .catch(() => this.stop('storage'));
  }

  private readonly deviceLost = () => void this.stop('lost');

  /** Stops without the user: keeps everything so far and shows it with the reason. */
  private async stop(reason: StopReason): Promise<void> {
    const { phase } = this.state;
    if (phase === 'ready') {
      this.close();
      this.enter({ ...IDLE, error: 'noDevice' });
    }
    if (!isAlive(phase) || this.state.stopped) return;
    this.halt();
    this.enter({ stopped: reason });
    await this.endMedia();
    this.review(false);
  }

  private review(canGoOn: boolean): void {
    this.dropUrl();
    const url = URL.createObjectURL(this.file());
    this.enter({ phase: 'review', canGoOn, url, milliseconds: this.watch.milliseconds });
  }

  /** Resolves once the recorder has delivered all its data. */
  private async flushed(): Promise<void> {
    const media = this.media;
    if (!media || media.state === 'inactive') return;
    await new Promise<void>((resolve) => {
      media.addEventListener('dataavailable', () => resolve(), { once: true });
      media.requestData();
    });
  }

  private async endMedia(): Promise<void> {
    const media = this.media;
    if (media && media.state !== 'inactive') {
      await new Promise<void>((resolve) => {
        media.addEventListener('stop', () => resolve(), { once: true });
        media.stop();
      });
    }
    this.close();
  }

  private dropAll(): void {
    this.watch.halt();
    clearInterval(this.ticking);
    this.wakeLock.release();
    titleMark.hide();
    this.dropUrl();
    this.record = null;
    this.parts = [];
    this.media = null;
    this.enter(IDLE);
  }

  private dropUrl(): void {
    if (this.state.url) URL.revokeObjectURL(this.state.url);
    this.enter({ url: null });
  }

  private close(): void {
    this.attempt++;
    this.stream?.getTracks().forEach((track) => {
      track.removeEventListener('ended', this.deviceLost);
      track.stop();
    });
    this.stream = null;
    this.meter?.close();
    this.meter = null;
  }

  private enter(change: Partial<RecorderState>): void {
    this.state = { ...this.state, ...change };
    if (isAlive(this.state.phase)) aliveWork.begin('recording', 'recording');
    else aliveWork.end('recording');
    this.subscribers.forEach((subscriber) => subscriber());
  }
}
