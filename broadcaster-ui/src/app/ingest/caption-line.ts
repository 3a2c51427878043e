import { SpokenCaption } from '../speech/spoken-captions';
import { IngestConnection } from './ingest-connection';
import { SenderPlatform } from './sending';

/** A minute of speech or more while the line is away. */
const mostWaiting = 60;
/** The server takes ten events a second of a socket; guesses need four of them. */
const betweenPhrasesMs = 170;

/**
 * Captions on their way to the live server beside the chunks: a guess is sent now or never, a final phrase waits while
 * the line is away, the oldest being given up beyond 60. No answer is waited for: video must not wait for words.
 */
export class CaptionLine {
  private readonly waiting: SpokenCaption[] = [];
  private connection: IngestConnection | null = null;
  private cancelNext: (() => void) | null = null;

  constructor(private readonly later: SenderPlatform['later']) {}

  send(caption: SpokenCaption): void {
    if (!caption.final) {
      if (this.waiting.length === 0) this.connection?.tell('publish:caption', caption);
      return;
    }
    this.waiting.push(caption);
    if (this.waiting.length > mostWaiting) this.waiting.shift();
    this.pump();
  }

  /** The server takes this stream. */
  opened(connection: IngestConnection): void {
    this.connection = connection;
    this.pump();
  }

  closed(): void {
    this.connection = null;
    this.cancelNext?.();
    this.cancelNext = null;
  }

  private pump(): void {
    if (!this.connection || this.cancelNext) return;
    const next = this.waiting.shift();
    if (!next) return;
    this.connection.tell('publish:caption', next);
    this.cancelNext = this.later(() => {
      this.cancelNext = null;
      this.pump();
    }, betweenPhrasesMs);
  }
}
