/** Keeps a phone's screen on while it broadcasts; browsers drop the lock when the tab is hidden, so it is taken again. */
export class ScreenWakeLock {
  private sentinel: WakeLockSentinel | null = null;
  private wanted = false;
  private readonly shown = (): void => {
    if (this.wanted && document.visibilityState === 'visible') void this.take();
  };

  hold(): void {
    this.wanted = true;
    document.addEventListener('visibilitychange', this.shown);
    void this.take();
  }

  release(): void {
    this.wanted = false;
    document.removeEventListener('visibilitychange', this.shown);
    void this.sentinel?.release();
    this.sentinel = null;
  }

  private async take(): Promise<void> {
    try {
      this.sentinel = await navigator.wakeLock.request('screen');
    } catch {
      // An old browser or an empty battery: the screen may go dark, the stream goes on.
    }
  }
}
