import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A take as it lies on the recorder's disk. */
export interface SpooledTake {
  readonly takeId: string;
  /** Numbers of its chunks, in the order in which they were written. */
  readonly chunks: readonly number[];
  /** How many chunks the browser says that it has; null until it has said so. */
  readonly stoppedAfter: number | null;
}

const HEAD_BYTES = 32;
const MAGIC = 0x52435244;
const CHUNK = 1;

/** The takes of a stream in the recorder's spool. */
export function takesOf(data: string, streamId: string): SpooledTake[] {
  const stream = join(data, 'recordings', 'spool', streamId);
  if (!existsSync(stream)) return [];
  return (
    readdirSync(stream, { withFileTypes: true })
      // A take begins with its folder, and is there with its manifest.
      .filter(({ name }) => existsSync(join(stream, name, 'take.json')))
      .map(({ name }) => {
        const manifest = JSON.parse(readFileSync(join(stream, name, 'take.json'), 'utf8')) as {
          chunks?: number | null;
        };
        const segments = readdirSync(join(stream, name)).filter((file) => file.endsWith('.chunks'));
        return {
          takeId: name,
          chunks: segments
            .sort()
            .flatMap((file) => numbersIn(readFileSync(join(stream, name, file)))),
          stoppedAfter: manifest.chunks ?? null,
        };
      })
  );
}

/** Up to the first record that is not whole: the last one may be on its way to the disk. */
function numbersIn(segment: Buffer): number[] {
  const numbers: number[] = [];
  for (let at = 0; at + HEAD_BYTES <= segment.length;) {
    const end = at + HEAD_BYTES + segment.readInt32BE(at + 8);
    if (segment.readInt32BE(at) !== MAGIC || end > segment.length) break;
    if (segment.readInt32BE(at + 4) === CHUNK)
      numbers.push(Number(segment.readBigInt64BE(at + 12)));
    at = end;
  }
  return numbers;
}
