/** Elements of WebM that matter here (Matroska, RFC 9559): walked into, or read. All others are skipped by their size. */
const walkedInto = new Set([0x18538067, 0x1654ae6b, 0xae, 0x1f43b675, 0xa0]);
const trackNumber = 0xd7;
const trackType = 0x83;
const videoType = 1;
const simpleBlock = 0xa3;
const block = 0xa1;

/** Counts the pictures in a WebM that comes in pieces: what an encoder really gave, which no browser tells. */
export class FrameCounter {
  private pending: Uint8Array = new Uint8Array(0);
  private skipBytes = 0;
  private latestTrack = 0;
  private videoTrack: number | null = null;
  private frames = 0;

  get videoFrames(): number {
    return this.frames;
  }

  push(bytes: Uint8Array): void {
    const data = joined(this.pending, bytes);
    let at = this.skipBytes;
    while (at < data.length) {
      const next = this.element(data, at);
      // The rest of this element's head comes with the next piece.
      if (next === null) break;
      at = next;
    }
    this.skipBytes = Math.max(0, at - data.length);
    this.pending = data.slice(Math.min(at, data.length));
  }

  /** Reads one element's head and answers where the next one begins, perhaps beyond what is there. */
  private element(data: Uint8Array, at: number): number | null {
    const idLength = vintLength(data, at);
    const sizeLength = vintLength(data, at + idLength);
    const bodyAt = at + idLength + sizeLength;
    if (bodyAt >= data.length) return null;
    const id = bigEndian(data, at, idLength);
    if (walkedInto.has(id)) return bodyAt;
    this.read(id, data[bodyAt] ?? 0);
    const marker = 2 ** (7 * sizeLength);
    return bodyAt + bigEndian(data, at + idLength, sizeLength) - marker;
  }

  private read(id: number, firstByte: number): void {
    if (id === trackNumber) this.latestTrack = firstByte;
    else if (id === trackType && firstByte === videoType) this.videoTrack = this.latestTrack;
    // The track of a block is a number of one byte, with its marker, in any recording.
    else if (id === simpleBlock || id === block) {
      if ((firstByte & 0x7f) === this.videoTrack) this.frames++;
    }
  }
}

/** The length that the first byte of a variable-size integer tells (RFC 8794 4). */
function vintLength(data: Uint8Array, at: number): number {
  return Math.clz32(data[at] ?? 0x80) - 23;
}

function bigEndian(data: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let i = 0; i < length; i++) value = value * 256 + (data[at + i] ?? 0);
  return value;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}
