import { Problem } from '../api/problem';
import { PublishToken } from '../streams/stream-api';

/** A token this close to its end is exchanged before it is used. */
const marginMs = 10 * 60_000;

/**
 * The publish token of one stream. Publishing goes on without stream-service, so an old token that is still good is used
 * when no new one can be had.
 */
export class PublishTokens {
  private held: PublishToken | null = null;

  constructor(
    private readonly ask: () => Promise<PublishToken>,
    private readonly nowMs: () => number = () => Date.now(),
  ) {}

  /** Where the token that was given last is good. */
  get ingestPath(): string {
    return this.held?.ingestPath ?? '/ingest/socket.io/';
  }

  async get(fresh: boolean): Promise<PublishToken> {
    const held = this.held;
    if (held && !fresh && held.expiresAtMs - marginMs > this.nowMs()) return held;
    try {
      this.held = await this.ask();
      return this.held;
    } catch (error) {
      const temporary = error instanceof Problem && error.isTemporary;
      if (temporary && held && held.expiresAtMs > this.nowMs()) return held;
      throw error;
    }
  }
}
