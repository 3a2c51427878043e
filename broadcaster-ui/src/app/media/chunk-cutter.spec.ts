import { captureHeads } from '../../testing/capture-heads';
import { ChunkCutter, maxChunkBytes } from './chunk-cutter';
import { UnsupportedContainer } from './container-header';

const [head] = captureHeads as [(typeof captureHeads)[0]];

describe('ChunkCutter', () => {
  it('numbers chunks from 0 and keeps the header', () => {
    const cutter = new ChunkCutter();

    const first = cutter.push(head.bytes, 1000);
    const second = cutter.push(new Uint8Array([1, 2, 3]), 1300);

    expect(first.map(({ seq, capturedAtMs }) => [seq, capturedAtMs])).toEqual([[0, 1000]]);
    expect(second.map(({ seq, capturedAtMs }) => [seq, capturedAtMs])).toEqual([[1, 1300]]);
    expect(cutter.header).toEqual(head.bytes.slice(0, head.headerBytes));
    expect(cutter.count).toBe(2);
  });

  it('holds chunk 0 back until the header is complete, wherever the blobs are split', () => {
    for (let split = 1; split < head.headerBytes + 4; split++) {
      const cutter = new ChunkCutter();

      expect(cutter.push(head.bytes.slice(0, split), 1)).toEqual([]);
      const chunks = cutter.push(head.bytes.slice(split), 2);

      expect(chunks).toHaveLength(1);
      expect(chunks[0]?.bytes).toEqual(head.bytes);
    }
  });

  it('cuts a large blob into pieces of at most 1 MiB and loses nothing', () => {
    const cutter = new ChunkCutter();
    cutter.push(head.bytes, 0);
    const large = Uint8Array.from({ length: 2.5 * maxChunkBytes }, (_, index) => index % 251);

    const chunks = cutter.push(large, 5);

    expect(chunks.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(Math.max(...chunks.map(({ bytes }) => bytes.length))).toBe(maxChunkBytes);
    expect(chunks.flatMap(({ bytes }) => [...bytes.subarray(0, 3)])).toEqual([
      ...large.subarray(0, 3),
      ...large.subarray(maxChunkBytes, maxChunkBytes + 3),
      ...large.subarray(2 * maxChunkBytes, 2 * maxChunkBytes + 3),
    ]);
    expect(chunks.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(large.length);
  });

  it('gives up on a recording without media in its first MiB', () => {
    const cutter = new ChunkCutter();
    cutter.push(head.bytes.slice(0, head.headerBytes - 20), 0);

    // Pads the Tracks element out, so that the Cluster stays away.
    expect(() => cutter.push(new Uint8Array(maxChunkBytes).fill(0xec), 0)).toThrow(
      UnsupportedContainer,
    );
  });
});
