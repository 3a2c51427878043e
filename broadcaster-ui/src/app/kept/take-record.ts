import { crc32 } from './checksum';

/**
 * The records of a take's files, one behind the other: `RKT1`, kind, seq, time, length, checksum, then the body. All
 * numbers are little-endian. A record that a crash has torn is too short for its length, or its checksum is wrong.
 */
export type RecordKind = 'manifest' | 'header' | 'chunk' | 'stop' | 'acknowledged';

export interface TakeRecord {
  readonly kind: RecordKind;
  /** Of a chunk; of a stop how many chunks there are; of an acknowledgement the first number that is missing. */
  readonly seq: number;
  readonly capturedAtMs: number;
  readonly length: number;
  readonly checksum: number;
}

export const recordHeadBytes = 32;
const magic = 0x31544b52;
const checksumAt = 24;
/** More than any chunk may have: a length beyond it is not ours. */
const longestBody = 4 * 1024 * 1024;
const kinds: readonly RecordKind[] = ['manifest', 'header', 'chunk', 'stop', 'acknowledged'];

export function encodeRecord(
  kind: RecordKind,
  seq: number,
  capturedAtMs: number,
  body: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(recordHeadBytes + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, kinds.indexOf(kind), true);
  view.setUint32(8, seq, true);
  view.setUint32(12, body.length, true);
  view.setFloat64(16, capturedAtMs, true);
  view.setUint32(checksumAt, checksumOf(bytes, body), true);
  bytes.set(body, recordHeadBytes);
  return bytes;
}

/** The record that begins with these bytes; null when none does. */
export function decodeHead(head: Uint8Array): TakeRecord | null {
  if (head.length < recordHeadBytes) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const kind = kinds[view.getUint32(4, true)];
  const length = view.getUint32(12, true);
  if (view.getUint32(0, true) !== magic || kind === undefined || length > longestBody) return null;
  return {
    kind,
    seq: view.getUint32(8, true),
    capturedAtMs: view.getFloat64(16, true),
    length,
    checksum: view.getUint32(checksumAt, true),
  };
}

/** Whether head and body are what was written. */
export function isWhole(record: TakeRecord, head: Uint8Array, body: Uint8Array): boolean {
  return body.length === record.length && checksumOf(head, body) === record.checksum;
}

function checksumOf(head: Uint8Array, body: Uint8Array): number {
  return crc32(body, crc32(head.subarray(0, checksumAt)));
}
