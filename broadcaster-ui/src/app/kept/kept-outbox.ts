import { OutgoingChunk, TakeDialogue } from '../ingest/take-dialogue';
import { KeptChunk } from './chunk-shelf';

/** A chunk that can be sent: on the shelf, or in memory where the shelf could not take it. */
export interface SendableChunk extends KeptChunk {
  readonly bytes: Uint8Array | null;
}

export interface OutboxShelf {
  /** A chunk's bytes from the shelf; null when they cannot be read. */
  read(seq: number): Promise<Uint8Array | null>;
  /** The recorder has this chunk on its disk, or it is lost: nothing has to be kept for it any more. */
  released(chunk: SendableChunk): void;
}

/**
 * The chunks of one take that the recorder does not have, however many. Only their numbers are in memory (about 100 bytes
 * for a third of a second); the bytes are read when they are sent. Nothing is given up for its age, and a hole stays a
 * hole.
 */
export class KeptOutbox extends TakeDialogue {
  /** In their order; those before `head` are gone. */
  private chunks: SendableChunk[] = [];
  private head = 0;
  private bytes = 0;
  private nextSeq = 0;
  private lost = 0;

  constructor(
    takeId: string,
    private readonly shelf: OutboxShelf,
  ) {
    super(takeId);
  }

  /** Bytes that the recorder does not have. */
  get keptBytes(): number {
    return this.bytes;
  }

  /** Chunks that could not be kept, or not be read again. */
  get lostChunks(): number {
    return this.lost;
  }

  /** When the oldest chunk was recorded that the recorder does not have; null when it has all. */
  get oldestCapturedAtMs(): number | null {
    return this.chunks[this.head]?.capturedAtMs ?? null;
  }

  /** Length of what the recorder does not have, the last chunk itself taken as short. */
  get keptMs(): number {
    const [first, last] = [this.chunks[this.head], this.chunks.at(-1)];
    return first && last ? last.capturedAtMs - first.capturedAtMs : 0;
  }

  begin(header: Uint8Array | null): void {
    this.header = header;
  }

  /** One more that can be sent. They come in their order; one that comes too late is lost. */
  add(chunk: SendableChunk): void {
    if (chunk.seq < this.nextSeq) {
      this.loseOne();
      this.shelf.released(chunk);
      return;
    }
    this.chunks.push(chunk);
    this.bytes += chunk.length;
    this.nextSeq = chunk.seq + 1;
  }

  /** Although the last chunks may not be to be had. */
  override finish(chunks: number): void {
    super.finish(chunks);
    this.nextSeq = Math.max(this.nextSeq, chunks);
  }

  /** A chunk was recorded and could not be kept. */
  loseOne(): void {
    this.lost++;
  }

  override unreadable(seq: number): void {
    const index = this.indexFrom(seq);
    const chunk = this.chunks[index];
    if (chunk?.seq !== seq) return;
    this.chunks.splice(index, 1);
    this.bytes -= chunk.length;
    this.loseOne();
    this.shelf.released(chunk);
  }

  protected override get oldestSeq(): number {
    return this.chunks[this.head]?.seq ?? this.nextSeq;
  }

  protected override get endSeq(): number {
    return this.nextSeq;
  }

  protected override chunkFrom(from: number): OutgoingChunk | null {
    const chunk = this.chunks[this.indexFrom(from)];
    if (!chunk) return null;
    const { seq, capturedAtMs, length, bytes } = chunk;
    return { seq, capturedAtMs, length, bytes: () => bytes ?? this.shelf.read(seq) };
  }

  protected override bytesBetween(fromSeq: number, toSeq: number): number {
    let bytes = 0;
    for (let index = this.indexFrom(fromSeq); ; index++) {
      const chunk = this.chunks[index];
      if (!chunk || chunk.seq >= toSeq) return bytes;
      bytes += chunk.length;
    }
  }

  protected override serverHas(beforeSeq: number): void {
    for (let chunk = this.chunks[this.head]; chunk && chunk.seq < beforeSeq;) {
      this.head++;
      this.bytes -= chunk.length;
      this.shelf.released(chunk);
      chunk = this.chunks[this.head];
    }
    if (this.head > 1_000) {
      this.chunks = this.chunks.slice(this.head);
      this.head = 0;
    }
    this.acknowledgedSeq = Math.max(beforeSeq, this.chunks[this.head]?.seq ?? beforeSeq);
  }

  /** Index of the first chunk with this number or a higher one. */
  private indexFrom(seq: number): number {
    let low = this.head;
    let high = this.chunks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.chunks[middle]?.seq ?? seq) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
