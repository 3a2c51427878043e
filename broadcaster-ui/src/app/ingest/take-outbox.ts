import { Chunk } from '../media/chunk-cutter';
import { OutgoingChunk, TakeDialogue } from './take-dialogue';

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
 * The chunks of one take that the live server has not acknowledged, in memory and within bounds. The last acknowledged
 * ones stay for a while, because a server that was killed asks again for what it had not yet published; until it asks
 * they count as sent.
 */
export class TakeOutbox extends TakeDialogue {
  /** Without a hole: first acknowledged ones, then the others. */
  private readonly kept: Chunk[] = [];
  private produced = 0;
  private onceAcknowledgedSeq = 0;
  private dropped = 0;

  constructor(
    takeId: string,
    private readonly bounds: OutboxBounds,
  ) {
    super(takeId);
  }

  /** How many chunks were given up that no server ever had. */
  get droppedChunks(): number {
    return this.dropped;
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
    this.restartIfPassed();
  }

  /** Never happens: what is in memory can be read. */
  override unreadable(): void {
    return undefined;
  }

  protected override get oldestSeq(): number {
    return this.kept[0]?.seq ?? this.produced;
  }

  protected override get endSeq(): number {
    return this.produced;
  }

  protected override chunkFrom(from: number): OutgoingChunk | null {
    const chunk = this.kept.find(({ seq }) => seq >= from);
    if (!chunk) return null;
    const { seq, capturedAtMs, bytes } = chunk;
    return { seq, capturedAtMs, length: bytes.length, bytes: () => bytes };
  }

  protected override bytesBetween(fromSeq: number, toSeq: number): number {
    return totalBytes(this.kept.filter(({ seq }) => seq >= fromSeq && seq < toSeq));
  }

  protected override serverHas(beforeSeq: number): void {
    this.acknowledgedSeq = Math.max(beforeSeq, this.oldestSeq);
    this.onceAcknowledgedSeq = Math.max(this.onceAcknowledgedSeq, beforeSeq);
  }

  private get unacknowledged(): readonly Chunk[] {
    return this.kept.filter(({ seq }) => seq >= this.acknowledgedSeq);
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
