import { SenderPlatform } from './sending';

const firstRetryMs = 500;
/** Hosts are few, and a viewer waits for them: a pause of more than this would be longer than the fault. */
export const lastRetryMs = 2_000;
/** After so many attempts without success the token may be the reason. */
const attemptsBeforeFreshToken = 2;

/** When a sender tries again, and whether with another token. */
export class Retries {
  private attempts = 0;
  private tokenIsSuspect = false;
  private cancelNext: (() => void) | null = null;

  constructor(
    private readonly later: SenderPlatform['later'],
    private readonly attempt: () => void,
  ) {}

  get needsFreshToken(): boolean {
    return this.tokenIsSuspect || this.attempts >= attemptsBeforeFreshToken;
  }

  /** A token is there. */
  tokenCame(): void {
    this.tokenIsSuspect = false;
  }

  /** The server refused for good; `forToken`: the token may be why. */
  refused(forToken: boolean): void {
    this.tokenIsSuspect = forToken;
  }

  /** The server answers, or somebody wants it to be tried at once. */
  forget(): void {
    this.attempts = 0;
  }

  /** Tries again after a pause, by default one that grows with the attempts. */
  schedule(pauseMs = Math.min(lastRetryMs, firstRetryMs * 2 ** this.attempts)): void {
    this.attempts++;
    this.cancel();
    this.cancelNext = this.later(this.attempt, pauseMs);
  }

  cancel(): void {
    this.cancelNext?.();
    this.cancelNext = null;
  }
}
