import { Chunk } from '../media/chunk-cutter';
import { IngestAck } from './protocol';

/** What is to be sent next. An answer belongs to the `round` in which its request went out; older ones are ignored. */
export type Step =
  | { readonly kind: 'start'; readonly oldestSeq: number }
  | { readonly kind: 'header'; readonly bytes: Uint8Array; readonly round: number }
  | { readonly kind: 'chunk'; readonly chunk: Chunk; readonly round: number }
  | { readonly kind: 'stop'; readonly chunks: number };

export interface Kept {
  readonly bytes: number;
  readonly ms: number;
}

/**
 * The chunks of one take that the server has not acknowledged, and the decision what to send next. It knows no socket
 * and no clock. Bounds: what is older than {@link keepMs} is dropped (live viewers will not go back for it), and never
 * more than {@link maxKeptBytes} is kept.
 */
export class TakeOutbox {
  private readonly kept: Chunk[] = [];
  private produced = 0;
  private cursor = 0;
  private windowBytes = 0;
  private round = 0;
  private rewoundTo = -1;
  private phase: 'closed' | 'starting' | 'open' | 'stopping' | 'done' = 'closed';
  private headerDue = false;
  private header: Uint8Array | null = null;
  private total: number | null = null;
  private dropped = 0;

  constructor(
    readonly takeId: string,
    private readonly keepMs: number,
    private readonly maxKeptBytes: number,
  ) {}

  /** How many chunks were given up because they were too old. */
  get droppedChunks(): number {
    return this.dropped;
  }

  get isDone(): boolean {
    return this.phase === 'done';
  }

  get isOpen(): boolean {
    return this.phase === 'open' || this.phase === 'stopping';
  }

  keptSince(nowMs: number): Kept {
    const oldest = this.kept[0];
    const bytes = this.kept.reduce((sum, chunk) => sum + chunk.bytes.length, 0);
    return { bytes, ms: oldest ? Math.max(0, nowMs - oldest.capturedAtMs) : 0 };
  }

  add(chunk: Chunk, header: Uint8Array, nowMs: number): void {
    this.header = header;
    this.kept.push(chunk);
    this.produced = chunk.seq + 1;
    this.dropOld(nowMs);
  }

  /** No more chunks will come; the take had so many. */
  finish(chunks: number): void {
    this.total = chunks;
  }

  dropOld(nowMs: number): void {
    let bytes = this.keptSince(nowMs).bytes;
    let oldest = this.kept[0];
    while (oldest && (nowMs - oldest.capturedAtMs > this.keepMs || bytes > this.maxKeptBytes)) {
      this.kept.shift();
      this.dropped++;
      bytes -= oldest.bytes.length;
      oldest = this.kept[0];
    }
    // The server waits for a chunk that will not come: tell it where the take goes on.
    if (this.phase === 'open' && this.cursor < this.oldestSeq) this.phase = 'closed';
  }

  /** The next thing to send, or null when an answer or a chunk has to come first. */
  next(): Step | null {
    switch (this.phase) {
      case 'closed':
        if (this.total === 0) return this.nothingWasRecorded();
        this.phase = 'starting';
        return { kind: 'start', oldestSeq: this.oldestSeq };
      case 'open':
        return this.nextWhenOpen();
      case 'starting':
      case 'stopping':
      case 'done':
        return null;
    }
  }

  started(ack: IngestAck & { readonly ok: true }): void {
    this.phase = 'open';
    this.round++;
    this.rewoundTo = -1;
    this.windowBytes = ack.windowBytes;
    this.forget(ack.nextSeq);
    this.cursor = Math.max(ack.nextSeq, this.oldestSeq);
    // Chunk 0 brings the header by itself.
    this.headerDue = ack.needsHeader && this.cursor > 0;
  }

  acknowledged(ack: IngestAck & { readonly ok: true }, round: number): void {
    if (round !== this.round) return;
    this.windowBytes = ack.windowBytes;
    this.forget(ack.nextSeq);
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

  private get oldestSeq(): number {
    return this.kept[0]?.seq ?? this.produced;
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
    const chunk = this.kept.find(({ seq }) => seq >= this.cursor);
    if (chunk) return this.nextChunk(chunk);
    if (this.total !== null && this.kept.length === 0) {
      this.phase = 'stopping';
      return { kind: 'stop', chunks: this.total };
    }
    return null;
  }

  /** One chunk may always be in flight, beyond that the server's window. */
  private nextChunk(chunk: Chunk): Step | null {
    const inFlight = this.kept.filter(({ seq }) => seq < this.cursor);
    const bytes = inFlight.reduce((sum, sent) => sum + sent.bytes.length, chunk.bytes.length);
    if (inFlight.length > 0 && bytes > this.windowBytes) return null;
    this.cursor = chunk.seq + 1;
    return { kind: 'chunk', chunk, round: this.round };
  }

  private forget(beforeSeq: number): void {
    while (this.kept[0] && this.kept[0].seq < beforeSeq) this.kept.shift();
  }
}
