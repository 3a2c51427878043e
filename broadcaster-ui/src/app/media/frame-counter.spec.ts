import { captureHeads } from '../../testing/capture-heads';
import { FrameCounter } from './frame-counter';

const videoTrack = 1;
const audioTrack = 2;
const [{ bytes: head, headerBytes }] = captureHeads as [(typeof captureHeads)[0]];
const cluster = [0x1f, 0x43, 0xb6, 0x75, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
const timestamp = [0xe7, 0x81, 0x00];

function simpleBlock(track: number, length: number): number[] {
  const size = length + 4;
  const body = Array<number>(length).fill(0xa3);
  return [0xa3, 0x40 | (size >> 8), size & 0xff, 0x80 | track, 0, 0, 0, ...body];
}

/** The head of a real recording, then blocks whose bytes look like blocks themselves. */
const recording = Uint8Array.from([
  ...head.subarray(0, headerBytes),
  ...cluster,
  ...timestamp,
  ...simpleBlock(videoTrack, 300),
  ...simpleBlock(audioTrack, 40),
  ...simpleBlock(videoTrack, 20),
  ...cluster,
  ...timestamp,
  ...simpleBlock(audioTrack, 40),
  ...simpleBlock(videoTrack, 700),
]);

describe('FrameCounter', () => {
  it('counts pictures and not sounds', () => {
    const counter = new FrameCounter();
    counter.push(recording);

    expect(counter.videoFrames).toBe(3);
  });

  it('does so wherever the recording is cut', () => {
    for (let at = 1; at < recording.length; at++) {
      const counter = new FrameCounter();
      counter.push(recording.subarray(0, at));
      counter.push(recording.subarray(at));
      expect(counter.videoFrames).toBe(3);
    }
  });

  it('does so byte by byte', () => {
    const counter = new FrameCounter();
    for (let at = 0; at < recording.length; at++) counter.push(recording.subarray(at, at + 1));

    expect(counter.videoFrames).toBe(3);
  });
});
