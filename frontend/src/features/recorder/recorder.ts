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

/** A crash costs at most this. */
const CHUNK_MS = 5_000;
const TICK_MS = 250;
/** 29 MB an hour; speech in Opus gains nothing from more. */
const BITS_PER_SECOND = 64_000;

/** A recording handed over: it stays in this browser until `forget`. */
export type Recorded = Readonly<{ file: File; id: string; forget: () => void }>;

/** The microphone and the recording in progress, above the pages. */
export class Recorder {
  private state: RecorderState = IDLE;
  private readonly listeners = new Set<() => void>();
  private readonly watch = new Stopwatch();
  private readonly wakeLock = new WakeLock();
  private stream: MediaStream | null = null;
  private media: MediaRecorder | null = null;
  private record: RecordingRecord | null = null;
  private parts: Blob[] = [];
  private saving: Promise<void> = Promise.resolve();
  private ticking: ReturnType<typeof setInterval> | undefined;
  private opening: Promise<void> = Promise.resolve();
  /** Counts each opening and each closing: an answer to an earlier question is of no use. */
  private attempt = 0;
  private shown = 0;
  meter: LevelMeter | null = null;

  constructor(private readonly owner: string) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly snapshot = (): RecorderState => this.state;

  /** Permission first: before it the microphones have no names. */
  async open(microphone = remembered.microphone(), raw = remembered.raw()): Promise<void> {
    const { phase } = this.state;
    if (isAlive(phase) || phase === 'asking') return;
    if (!secure.context()) return this.enter({ ...IDLE, error: 'insecure' });
    if (!secure.microphone() || !recordingType()) return this.enter({ ...IDLE, error: 'unsupported' });
    this.close();
    // Another device, or raw: what is shown stays, and with it the focus.
    this.enter(phase === 'ready' ? { microphone, raw } : { ...IDLE, phase: 'asking', raw });
    this.opening = this.ask(microphone, raw, this.attempt);
    await this.opening;
  }

  /** Lets the microphone go; only where nothing is recorded. */
  leave(): void {
    if (isAlive(this.state.phase) || this.record) return;
    this.close();
    this.enter(IDLE);
  }

  /** The recorder is on the screen until what is returned is called; a microphone that nothing shows is let go. */
  appear(): () => void {
    this.shown++;
    return () => {
      this.shown--;
      // React in development takes everything away once and puts it back at once.
      queueMicrotask(() => this.shown || this.leave());
    };
  }

  async start(name: string): Promise<void> {
    // Another device may still be on its way.
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

  /** Also from the review: "record more". */
  resume(): void {
    if (this.media?.state !== 'paused') return;
    this.dropUrl();
    this.media.resume();
    this.run();
  }

  /** To the review. The recorder only pauses, so that more can be recorded into the same file. */
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

  /** The whole recording as one file; the microphone is let go. */
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

  /** What there is now, to be saved to disk. */
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

  /** The person signs out: what was recorded stays in this browser and is offered at the next visit. */
  shutDown(): void {
    void this.endMedia().then(() => this.dropAll());
  }

  private async ask(microphone: string | null, raw: boolean, attempt: number): Promise<void> {
    try {
      const stream = await openMicrophone(microphone, raw);
      if (attempt !== this.attempt) return stream.getTracks().forEach((track) => track.stop());
      this.stream = stream;
      const microphones = await listMicrophones();
      // Whoever closed or opened since has stopped this stream.
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
      // What was said until now is kept at once, not at the end of the five seconds.
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

  /** By itself: everything up to now is kept and shown, with the reason. */
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

  /** Resolves when what was asked of the recorder has been handed out. */
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
    this.listeners.forEach((listener) => listener());
  }
}
