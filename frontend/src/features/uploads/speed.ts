const WINDOW_MS = 5_000;

/** Average upload speed over the last five seconds, in bytes per second. */
export class Speedometer {
  private marks: { at: number; bytes: number }[] = [];

  /** @returns null until there is a second of data */
  mark(bytes: number, at: number): number | null {
    this.marks.push({ at, bytes });
    while (this.marks.length > 2 && this.marks[0]!.at < at - WINDOW_MS) this.marks.shift();
    const first = this.marks[0]!;
    const milliseconds = at - first.at;
    return milliseconds < 1000 ? null : Math.max(0, ((bytes - first.bytes) * 1000) / milliseconds);
  }

  reset(): void {
    this.marks = [];
  }
}
