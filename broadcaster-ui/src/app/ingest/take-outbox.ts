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

/** How much is kept of a take; what passes a bound is given up, the oldest first. */
export interface OutboxBounds {
  /** Live viewers will not go back further than this. */
  readonly keepMs: number;
  readonly unacknowledgedBytes: number;
  /** How far behind the last acknowledged chunk a server that was killed may ask again. */
  readonly acknowledgedMs: number;
  readonly acknowledgedBytes: number;
}

/**
 * The chunks of one take that the server has not acknowledged, and the decision what to send next. It knows no socket
 * and no clock. The last acknowledged ones stay for a while, because a server that was killed asks again for what it had
 * not yet published; until it asks they count as sent.
 */
export class TakeOutbox {
  /** Without a hole: first acknowledged ones, then the others. */
  private readonly kept: Chunk[] = [];
  private produced = 0;
  /** The first number that the server does not have; it goes back when the server says so. */
  private acknowledgedSeq = 0;
  private onceAcknowledgedSeq = 0;
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
    private readonly bounds: OutboxBounds,
  ) {}

  /** How many chunks were given up that no server ever had. */
  get droppedChunks(): number {
    return this.dropped;
  }

  get isDone(): boolean {
    return this.phase === 'done';
  }

  get isOpen(): boolean {
    return this.phase === 'open' || this.phase === 'stopping';
  }

  /** What the server does not have. */
  keptSince(nowMs: number): Kept {
    const unacknowledged = this.unacknowledged;
    const oldest = unacknowledged[0];
    return {
      bytes: totalBytes(unacknowledged),
      ms: oldest ? Math.max(0, nowMs - oldest.capturedAtMs) : 0,
    };
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
    const { keepMs, unacknowledgedBytes } = this.bounds;
    let bytes = this.keptSince(nowMs).bytes;
    let oldest = this.unacknowledged[0];
    while (oldest && (nowMs - oldest.capturedAtMs > keepMs || bytes > unacknowledgedBytes)) {
      if (oldest.seq >= this.onceAcknowledgedSeq) this.dropped++;
      bytes -= oldest.bytes.length;
      this.acknowledgedSeq = oldest.seq + 1;
      this.forgetBefore(this.acknowledgedSeq);
      oldest = this.kept[0];
    }
    this.trimAcknowledged(nowMs);
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
    this.serverHas(ack.nextSeq);
    this.cursor = this.acknowledgedSeq;
    // Chunk 0 brings the header by itself.
    this.headerDue = ack.needsHeader && this.cursor > 0;
  }

  acknowledged(ack: IngestAck & { readonly ok: true }, round: number): void {
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

  private get oldestSeq(): number {
    return this.kept[0]?.seq ?? this.produced;
  }

  private get unacknowledged(): readonly Chunk[] {
    return this.kept.filter(({ seq }) => seq >= this.acknowledgedSeq);
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
    if (this.total !== null && this.acknowledgedSeq >= this.produced) {
      this.phase = 'stopping';
      return { kind: 'stop', chunks: this.total };
    }
    return null;
  }

  /** One chunk may always be in flight, beyond that the server's window. */
  private nextChunk(chunk: Chunk): Step | null {
    const inFlight = this.unacknowledged.filter(({ seq }) => seq < this.cursor);
    const bytes = totalBytes(inFlight) + chunk.bytes.length;
    if (inFlight.length > 0 && bytes > this.windowBytes) return null;
    this.cursor = chunk.seq + 1;
    return { kind: 'chunk', chunk, round: this.round };
  }

  private serverHas(beforeSeq: number): void {
    this.acknowledgedSeq = Math.max(beforeSeq, this.oldestSeq);
    this.onceAcknowledgedSeq = Math.max(this.onceAcknowledgedSeq, beforeSeq);
  }

  private trimAcknowledged(nowMs: number): void {
    const { keepMs, acknowledgedMs, acknowledgedBytes } = this.bounds;
    const acknowledged = this.kept.filter(({ seq }) => seq < this.acknowledgedSeq);
    const newestMs = acknowledged.at(-1)?.capturedAtMs ?? 0;
    let bytes = totalBytes(acknowledged);
    for (const {
      seq,
      capturedAtMs,
      bytes: { length },
    } of acknowledged) {
      const isOld = newestMs - capturedAtMs > acknowledgedMs || nowMs - capturedAtMs > keepMs;
      if (!isOld && bytes <= acknowledgedBytes) return;
      bytes -= length;
      this.forgetBefore(seq + 1);
    }
  }

  private forgetBefore(seq: number): void {
    while (this.kept[0] && this.kept[0].seq < seq) this.kept.shift();
  }
}

function totalBytes(chunks: readonly Chunk[]): number {
  return chunks.reduce((sum, { bytes }) => sum + bytes.length, 0);
}
