import { captureHeads, fromHex } from '../../testing/capture-heads';
import { headerLength, UnsupportedContainer } from './container-header';

describe('headerLength', () => {
  it.each(captureHeads)('finds the first Cluster of $name', ({ bytes, headerBytes }) => {
    expect(headerLength(bytes)).toBe(headerBytes);
  });

  it.each(captureHeads)('waits for more of $name at every split', ({ bytes, headerBytes }) => {
    for (let length = 0; length <= headerBytes + 3; length++) {
      expect(headerLength(bytes.subarray(0, length))).toBeNull();
    }
    expect(headerLength(bytes.subarray(0, headerBytes + 4))).toBe(headerBytes);
  });

  it('reads bytes that do not begin at the start of their buffer', () => {
    const [{ bytes, headerBytes }] = captureHeads as [(typeof captureHeads)[0]];
    const shifted = new Uint8Array(bytes.length + 7);
    shifted.set(bytes, 7);

    expect(headerLength(shifted.subarray(7))).toBe(headerBytes);
  });

  it('finds the first moof of a fragmented MP4', () => {
    const mp4 = boxes('ftyp:24', 'moov:100', 'moof:40', 'mdat:60');

    expect(headerLength(mp4)).toBe(124);
    expect(headerLength(mp4.subarray(0, 100))).toBeNull();
  });

  it('passes over a box with a 64-bit size', () => {
    const large = new Uint8Array([...boxes('ftyp:16'), 0, 0, 0, 1, ...ascii('free')]);
    const mp4 = new Uint8Array([...large, 0, 0, 0, 0, 0, 0, 0, 20, 1, 2, 3, 4, ...boxes('moof:8')]);

    expect(headerLength(mp4)).toBe(36);
  });

  it.each([
    ['neither WebM nor MP4', new Uint8Array(64).fill(7)],
    ['an MP4 without fragments', boxes('ftyp:16', 'mdat:40')],
    ['a box shorter than its header', boxes('ftyp:16').fill(0, 0, 4)],
    ['an element ID of more than 4 bytes', fromHex('1a45dfa380' + '0804' + '00'.repeat(10))],
  ])('refuses %s', (_, bytes) => {
    expect(() => headerLength(bytes)).toThrow(UnsupportedContainer);
  });

  it('never hangs or reads outside on random bytes behind a real beginning', () => {
    let seed = 42;
    const random = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31);
    for (let round = 0; round < 2_000; round++) {
      const bytes = Uint8Array.from({ length: 60 }, () => random() & 0xff);
      bytes.set(fromHex('1a45dfa3'));
      let length: number | null = null;
      try {
        length = headerLength(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(UnsupportedContainer);
      }
      expect(length ?? 0).toBeLessThanOrEqual(bytes.length);
    }
  });
});

/** Boxes of a type and a whole size, e.g. `moov:100`. */
function boxes(...descriptions: string[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    descriptions.flatMap((description) => {
      const [type = '', size = '0'] = description.split(':');
      const box = new Uint8Array(Number(size));
      new DataView(box.buffer).setUint32(0, box.length);
      box.set(ascii(type), 4);
      return [...box];
    }),
  );
}

function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}
