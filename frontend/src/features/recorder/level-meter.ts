const SILENCE = 0.004;
const SILENCE_MS = 10_000;

/** Measures the microphone during recording: how loud it is, and whether there is any sound at all. */
export class LevelMeter {
  private readonly context = new AudioContext();
  private readonly analyser = this.context.createAnalyser();
  private readonly samples: Float32Array<ArrayBuffer>;
  private heardAt = 0;

  constructor(stream: MediaStream) {
    this.analyser.fftSize = 1024;
    this.samples = new Float32Array(this.analyser.fftSize);
    this.context.createMediaStreamSource(stream).connect(this.analyser);
    void this.context.resume();
  }

  /** 0 … 1, the RMS of the last 20 ms. */
  level(): number {
    this.analyser.getFloatTimeDomainData(this.samples);
    let sum = 0;
    for (const sample of this.samples) sum += sample * sample;
    return Math.sqrt(sum / this.samples.length);
  }

  /** Measures the silence from the first call after {@link restart}. */
  isSilent(now: number): boolean {
    if (this.heardAt === 0 || this.level() > SILENCE) this.heardAt = now;
    return now - this.heardAt >= SILENCE_MS;
  }

  restart(): void {
    this.heardAt = 0;
  }

  close(): void {
    void this.context.close();
  }
}
