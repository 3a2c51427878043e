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

  /** Where the token that was given last is good for going live. */
  get ingestPath(): string {
    return this.held?.ingestPath ?? '/ingest/socket.io/';
  }

  /** Where it is good for the recording. */
  get recorderPath(): string {
    return this.held?.recorderPath ?? '/recorder/socket.io/';
  }

  /** A token to go live with. Rejects with `stream-ended` when there is nothing but a recording to complete. */
  async forIngest(fresh: boolean): Promise<string> {
    const { token, ingestPath } = await this.get(fresh);
    if (ingestPath === null) throw new Problem(409, 'stream-ended');
    return token;
  }

  /** A token for the recorder. Rejects with `not-recorded` when the stream has none. */
  async forRecorder(fresh: boolean): Promise<string> {
    const { token, recorderPath } = await this.get(fresh);
    if (recorderPath === null) throw new Problem(409, 'not-recorded');
    return token;
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
