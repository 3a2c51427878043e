import { StreamApi } from '../streams/stream-api';
import { Recording } from './recording';

/** A token that is about to expire would end in the middle of watching. */
const renewBeforeMs = 10 * 60_000;
const mostTokens = 100;

interface Token {
  readonly token: string;
  readonly expiresAtMs: number;
}

/**
 * Addresses of a recording's files. Those of a private stream carry a playback token in their path, which is asked for
 * once a stream and kept until shortly before its end.
 */
export class VodAddresses {
  private readonly tokens = new Map<string, Promise<Token>>();

  constructor(
    private readonly streams: Pick<StreamApi, 'invitation'>,
    private readonly now: () => number = Date.now,
  ) {}

  /** `path` as it can be fetched by somebody who signs no requests: an image, a player. */
  async open(
    { streamId, visibility }: Pick<Recording, 'streamId' | 'visibility'>,
    path: string,
  ): Promise<string> {
    if (visibility !== 'private') return path;
    const { token } = await this.token(streamId);
    return path.replace(/^\/vod\//, `/vod/~${encodeURIComponent(token)}/`);
  }

  private token(streamId: string): Promise<Token> {
    const known = this.tokens.get(streamId);
    const asked =
      known === undefined
        ? this.ask(streamId)
        : known.then((token) => (this.isGood(token) ? token : this.ask(streamId)));
    this.remember(streamId, asked);
    return asked;
  }

  private isGood({ expiresAtMs }: Token): boolean {
    return expiresAtMs - this.now() > renewBeforeMs;
  }

  /** The one that was used last is forgotten last; a refusal is not remembered at all. */
  private remember(streamId: string, asked: Promise<Token>): void {
    this.tokens.delete(streamId);
    this.tokens.set(streamId, asked);
    const oldest = this.tokens.keys().next().value;
    if (this.tokens.size > mostTokens && oldest !== undefined) this.tokens.delete(oldest);
    asked.catch(() => {
      if (this.tokens.get(streamId) === asked) this.tokens.delete(streamId);
    });
  }

  private async ask(streamId: string): Promise<Token> {
    const { token, expiresAt } = await this.streams.invitation(streamId);
    return { token, expiresAtMs: Date.parse(expiresAt) };
  }
}
