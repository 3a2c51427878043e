import { headerLength, UnsupportedContainer } from './container-header';

/** A numbered piece of a take's byte stream. */
export interface Chunk {
  /** Counted from 0 within the take. */
  readonly seq: number;
  /** When its last byte was recorded, epoch milliseconds. */
  readonly capturedAtMs: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A chunk is at most 1 MiB (the ingest protocol). */
export const maxChunkBytes = 1024 * 1024;

/**
 * Cuts one take's bytes into numbered chunks. Nothing leaves before the container header is complete, so that chunk 0
 * always begins with all of it; the header is kept for the take's life because a server that restarted asks for it.
 */
export class ChunkCutter {
  private pending = new Uint8Array(0);
  private nextSeq = 0;
  private header_: Uint8Array<ArrayBuffer> | null = null;

  /** Everything before the first Cluster or `moof`; null until it is complete. */
  get header(): Uint8Array<ArrayBuffer> | null {
    return this.header_;
  }

  /** How many chunks came out so far. */
  get count(): number {
    return this.nextSeq;
  }

  push(bytes: Uint8Array<ArrayBuffer>, capturedAtMs: number): Chunk[] {
    if (this.header_ !== null) return this.cut(bytes, capturedAtMs);
    this.pending = concatenate(this.pending, bytes);
    const length = headerLength(this.pending);
    if (length === null) {
      if (this.pending.length > maxChunkBytes) {
        throw new UnsupportedContainer('No media within the first MiB');
      }
      return [];
    }
    this.header_ = this.pending.slice(0, length);
    const first = this.pending;
    this.pending = new Uint8Array(0);
    return this.cut(first, capturedAtMs);
  }

  private cut(bytes: Uint8Array<ArrayBuffer>, capturedAtMs: number): Chunk[] {
    const chunks: Chunk[] = [];
    for (let at = 0; at < bytes.length; at += maxChunkBytes) {
      const piece = bytes.subarray(at, at + maxChunkBytes);
      chunks.push({ seq: this.nextSeq++, capturedAtMs, bytes: piece });
    }
    return chunks;
  }
}

function concatenate(
  a: Uint8Array<ArrayBuffer>,
  b: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  if (a.length === 0) return b;
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}
