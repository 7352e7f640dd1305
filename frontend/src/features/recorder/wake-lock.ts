import { secure } from '@/lib/secure-context';

/** Keeps the screen on. The browser releases the lock whenever the tab is hidden, so it is requested again. */
export class WakeLock {
  private lock: WakeLockSentinel | null = null;
  private wanted = false;

  hold(): void {
    if (this.wanted || !secure.wakeLock()) return;
    this.wanted = true;
    document.addEventListener('visibilitychange', this.take);
    void this.take();
  }

  release(): void {
    this.wanted = false;
    document.removeEventListener('visibilitychange', this.take);
    void this.lock?.release();
    this.lock = null;
  }

  private readonly take = async () => {
    if (!this.wanted || document.visibilityState !== 'visible') return;
    try {
      this.lock = await navigator.wakeLock.request('screen');
    } catch {
      // Low battery, or the system says no. The recording itself goes on.
    }
  };
}
