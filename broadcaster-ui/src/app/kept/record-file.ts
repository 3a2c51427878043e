import {
  decodeHead,
  encodeRecord,
  isWhole,
  RecordKind,
  recordHeadBytes,
  TakeRecord,
} from './take-record';
import { NotKept } from './chunk-shelf';
import { SyncAccessHandle } from './sync-access';

/** A record and where its body is in the file. */
export interface FoundRecord extends TakeRecord {
  readonly at: number;
}

type Found = Pick<FoundRecord, 'at' | 'seq' | 'length'>;

/** All whole records of a file. The last one's body is looked at, because a crash tears the last one. */
export async function recordsOf(file: Blob): Promise<FoundRecord[]> {
  const found: FoundRecord[] = [];
  for (let at = 0; at + recordHeadBytes <= file.size;) {
    const record = decodeHead(await bytesOf(file, at, recordHeadBytes));
    if (!record || at + recordHeadBytes + record.length > file.size) break;
    found.push({ ...record, at });
    at += recordHeadBytes + record.length;
  }
  const last = found.at(-1);
  if (last && (await bodyOf(file, last)) === null) found.pop();
  return found;
}

/** A record's body; null when it is not what was written. */
export async function bodyOf(file: Blob, { at, seq, length }: Found): Promise<Uint8Array | null> {
  const bytes = await bytesOf(file, at, recordHeadBytes + length);
  const head = bytes.subarray(0, recordHeadBytes);
  const body = bytes.subarray(recordHeadBytes);
  const record = decodeHead(head);
  return record?.seq === seq && isWhole(record, head, body) ? body : null;
}

/** Appends records, each on disk when its call returns. A record that does not fit leaves nothing behind. */
export class RecordWriter {
  private end: number;

  constructor(private readonly handle: SyncAccessHandle) {
    this.end = handle.getSize();
  }

  get size(): number {
    return this.end;
  }

  append(kind: RecordKind, seq: number, capturedAtMs: number, body: Uint8Array): void {
    const bytes = encodeRecord(kind, seq, capturedAtMs, body);
    try {
      const written = this.handle.write(bytes, { at: this.end });
      if (written < bytes.length) throw new NotKept(true);
      this.handle.flush();
    } catch (error) {
      this.takeBack();
      throw notKept(error);
    }
    this.end += bytes.length;
  }

  close(): void {
    this.handle.close();
  }

  private takeBack(): void {
    try {
      this.handle.truncate(this.end);
    } catch {
      // The torn rest is found by its length or checksum.
    }
  }
}

export function notKept(error: unknown): NotKept {
  if (error instanceof NotKept) return error;
  return new NotKept(error instanceof DOMException && error.name === 'QuotaExceededError');
}

async function bytesOf(file: Blob, at: number, length: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(at, at + length).arrayBuffer());
}
