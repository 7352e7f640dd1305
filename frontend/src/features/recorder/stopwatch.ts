/** Measures recorded time without pauses. MediaRecorder's files do not contain their duration. */
export class Stopwatch {
  private before = 0;
  private since: number | null = null;

  constructor(private readonly now: () => number = () => performance.now()) {}

  get milliseconds(): number {
    return Math.round(this.before + (this.since === null ? 0 : this.now() - this.since));
  }

  run(): void {
    this.since ??= this.now();
  }

  halt(): void {
    this.before = this.milliseconds;
    this.since = null;
  }

  reset(): void {
    this.before = 0;
    this.since = null;
  }
}
