import { expect, it } from 'vitest';
import { LiveEdge } from './LiveEdge';

const seekable = { length: 1, start: () => 0, end: () => 100 } as unknown as TimeRanges;
const nothing = { length: 0 } as unknown as TimeRanges;

function edge(currentTime: number, latency: 'low' | 'standard' = 'standard'): LiveEdge {
  return new LiveEdge({ currentTime, seekable }, () => ({ liveSyncPosition: 93 }), latency);
}

it('is where hls.js says', () => {
  expect(edge(90).position).toBe(93);
});

it('is estimated where the browser plays by itself', () => {
  expect(new LiveEdge({ currentTime: 90, seekable }, () => undefined, 'standard').position).toBe(
    93,
  );
});

it('has a width, narrower with low latency', () => {
  expect(edge(88).secondsBehind).toBe(0);
  expect(edge(88, 'low').secondsBehind).toBe(5);
  expect(edge(80).secondsBehind).toBe(13);
});

it('has been lost by somebody who is far behind', () => {
  expect(edge(80).hasDrifted).toBe(false);
  expect(edge(70).hasDrifted).toBe(true);
});

it('is nowhere before anything has loaded', () => {
  const none = new LiveEdge({ currentTime: 0, seekable: nothing }, () => undefined, 'low');

  expect(none.position).toBeUndefined();
  expect(none.secondsBehind).toBe(0);
});
