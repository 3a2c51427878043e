import { IngestAck } from './protocol';

/** A chunk on its way out; its bytes may have to be read from somewhere first, and may turn out to be unreadable. */
export interface OutgoingChunk {
  readonly seq: number;
  readonly capturedAtMs: number;
  readonly length: number;
  bytes(): Uint8Array | Promise<Uint8Array | null>;
}

/** What is to be sent next. An answer belongs to the `round` in which its request went out; older ones are ignored. */
export type Step =
  | { readonly kind: 'start'; readonly oldestSeq: number }
  | { readonly kind: 'header'; readonly bytes: Uint8Array; readonly round: number }
  | { readonly kind: 'chunk'; readonly chunk: OutgoingChunk; readonly round: number }
  | { readonly kind: 'stop'; readonly chunks: number };

type Accepted = IngestAck & { readonly ok: true };

/**
 * What is said about one take, and in which order: start, chunks within the server's window, again what the server lacks,
 * stop. It knows no socket and no clock; where the chunks are is the affair of those who extend it.
 */
export abstract class TakeDialogue {
  /** The first number that the server does not have; it goes back when the server says so. */
  protected acknowledgedSeq = 0;
  protected header: Uint8Array | null = null;
  private cursor = 0;
  private windowBytes = 0;
  private round = 0;
  private rewoundTo = -1;
  private phase: 'closed' | 'starting' | 'open' | 'stopping' | 'done' = 'closed';
  private headerDue = false;
  private total: number | null = null;

  constructor(readonly takeId: string) {}

  get isDone(): boolean {
    return this.phase === 'done';
  }

  /** No more chunks will come; the take had so many. */
  finish(chunks: number): void {
    this.total = chunks;
  }

  /** The next thing to send, or null when an answer or a chunk has to come first. */
  next(): Step | null {
    switch (this.phase) {
      case 'closed':
        if (this.total === 0) return this.nothingWasRecorded();
        return this.start();
      case 'open':
        return this.nextWhenOpen();
      case 'starting':
      case 'stopping':
      case 'done':
        return null;
    }
  }

  started(ack: Accepted): void {
    this.phase = 'open';
    this.round++;
    this.rewoundTo = -1;
    this.windowBytes = ack.windowBytes;
    this.serverHas(ack.nextSeq);
    this.cursor = this.acknowledgedSeq;
    // Chunk 0 brings the header by itself.
    this.headerDue = ack.needsHeader && this.cursor > 0;
  }

  acknowledged(ack: Accepted, round: number): void {
    if (round !== this.round) return;
    this.windowBytes = ack.windowBytes;
    this.serverHas(Math.max(ack.nextSeq, this.acknowledgedSeq));
    this.cursor = Math.max(this.cursor, ack.nextSeq);
  }

  /** The server lacks `nextSeq`: rewind to it, once for all answers of chunks that were already under way. */
  gap(nextSeq: number, round: number): void {
    if (round !== this.round || nextSeq === this.rewoundTo) return;
    this.rewoundTo = nextSeq;
    this.round++;
    if (nextSeq < this.oldestSeq) {
      this.phase = 'closed';
    } else {
      this.serverHas(nextSeq);
      this.cursor = nextSeq;
    }
  }

  stopped(): void {
    this.phase = 'done';
  }

  /** The connection is gone, or the server does not know the take: it has to be started again. */
  reopen(): void {
    if (this.phase === 'done') return;
    this.phase = 'closed';
    this.round++;
  }

  /** What a chunk that cannot be read leaves is a hole; nothing when the chunk was not to be kept. */
  abstract unreadable(seq: number): void;

  /** Number of the oldest chunk that can be sent; without one, of the next that will come. */
  protected abstract get oldestSeq(): number;

  /** The number after the last chunk, whether it can be sent or not. */
  protected abstract get endSeq(): number;

  /** The first chunk with this number or, behind a hole, a higher one. */
  protected abstract chunkFrom(seq: number): OutgoingChunk | null;

  /** Bytes of the chunks with numbers from `fromSeq` to before `toSeq`. */
  protected abstract bytesBetween(fromSeq: number, toSeq: number): number;

  /** Everything before this number is with the server. */
  protected abstract serverHas(beforeSeq: number): void;

  /** The server waits for a chunk that will not come: tell it where the take goes on. */
  protected restartIfPassed(): void {
    if (this.phase === 'open' && this.cursor < this.oldestSeq) this.phase = 'closed';
  }

  private start(): Step {
    this.phase = 'starting';
    return { kind: 'start', oldestSeq: this.oldestSeq };
  }

  private nothingWasRecorded(): null {
    this.phase = 'done';
    return null;
  }

  private nextWhenOpen(): Step | null {
    if (this.headerDue && this.header) {
      this.headerDue = false;
      return { kind: 'header', bytes: this.header, round: this.round };
    }
    const chunk = this.chunkFrom(this.cursor);
    if (chunk) return chunk.seq > this.cursor ? this.nextBehindHole() : this.nextChunk(chunk);
    if (this.total === null) return null;
    if (this.acknowledgedSeq < this.endSeq) return this.nextBehindHole();
    this.phase = 'stopping';
    return { kind: 'stop', chunks: this.total };
  }

  /** A jump is told by another start, when everything before the hole has arrived. */
  private nextBehindHole(): Step | null {
    return this.acknowledgedSeq < this.cursor ? null : this.start();
  }

  /** One chunk may always be in flight, beyond that the server's window. */
  private nextChunk(chunk: OutgoingChunk): Step | null {
    const inFlight = this.bytesBetween(this.acknowledgedSeq, this.cursor);
    if (inFlight > 0 && inFlight + chunk.length > this.windowBytes) return null;
    this.cursor = chunk.seq + 1;
    return { kind: 'chunk', chunk, round: this.round };
  }
}
