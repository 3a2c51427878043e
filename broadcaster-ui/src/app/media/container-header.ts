/**
 * Where a recording's container header ends: everything before the first Cluster (WebM: Matroska, RFC 9559) or before
 * the first `moof` (fragmented MP4: ISO/IEC 14496-12 8.8.4).
 */

/** Bytes that are neither WebM nor fragmented MP4. */
export class UnsupportedContainer extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnsupportedContainer';
  }
}

const ebml = 0x1a45dfa3;
const segment = 0x18538067;
const cluster = 0x1f43b675;

/** The header's length in bytes, or null when `bytes` end before that is known. */
export function headerLength(bytes: Uint8Array): number | null {
  if (bytes.length < 12) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) === ebml) return webmHeaderLength(view);
  if (boxType(view, 0) === 'ftyp') return mp4HeaderLength(view);
  throw new UnsupportedContainer('Neither WebM nor MP4');
}

function webmHeaderLength(view: DataView): number | null {
  let at = 0;
  while (at < view.byteLength) {
    const id = elementId(view, at);
    if (id === null) return null;
    if (id.value === cluster) return at;
    const size = elementSize(view, at + id.length);
    if (size === null) return null;
    const body = at + id.length + size.length;
    // The Segment is entered, everything else before the first Cluster is passed over.
    if (id.value === segment) {
      at = body;
    } else if (size.value === null) {
      throw new UnsupportedContainer('An element of unknown size before the first Cluster');
    } else {
      at = body + size.value;
    }
  }
  return null;
}

/** An element ID keeps its length marker (RFC 8794 5). */
function elementId(view: DataView, at: number): { value: number; length: number } | null {
  if (at >= view.byteLength) return null;
  const length = Math.clz32(view.getUint8(at)) - 24 + 1;
  if (length > 4) throw new UnsupportedContainer('An element ID longer than 4 bytes');
  if (at + length > view.byteLength) return null;
  let value = 0;
  for (let i = 0; i < length; i++) value = value * 256 + view.getUint8(at + i);
  return { value, length };
}

/** An element's size without its length marker; `value` null means unknown (RFC 8794 6). */
function elementSize(view: DataView, at: number): { value: number | null; length: number } | null {
  if (at >= view.byteLength) return null;
  const first = view.getUint8(at);
  const length = Math.clz32(first) - 24 + 1;
  if (length > 8) throw new UnsupportedContainer('An element size longer than 8 bytes');
  if (at + length > view.byteLength) return null;
  const mask = 0xff >> length;
  let value = first & mask;
  let unknown = value === mask;
  for (let i = 1; i < length; i++) {
    const byte = view.getUint8(at + i);
    unknown &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return { value: unknown ? null : value, length };
}

function mp4HeaderLength(view: DataView): number | null {
  let at = 0;
  while (at + 8 <= view.byteLength) {
    const type = boxType(view, at);
    if (type === 'moof') return at;
    if (type === 'mdat') throw new UnsupportedContainer('An MP4 without fragments');
    const size = boxSize(view, at);
    if (size === null) return null;
    at += size;
  }
  return null;
}

function boxType(view: DataView, at: number): string {
  return String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(at + offset)));
}

/** ISO/IEC 14496-12 4.2: size 1 means that 64 bits follow the type. */
function boxSize(view: DataView, at: number): number | null {
  const size = view.getUint32(at);
  if (size === 1) {
    return at + 16 > view.byteLength ? null : Number(view.getBigUint64(at + 8));
  }
  if (size < 8) throw new UnsupportedContainer('A box that is shorter than its own header');
  return size;
}
