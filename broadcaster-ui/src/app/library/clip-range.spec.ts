import { signal } from '@angular/core';
import { ClipRange } from './clip-range';

describe('ClipRange', () => {
  it('begins with everything', () => {
    const range = new ClipRange(signal(60));

    expect([range.start(), range.end(), range.length()]).toEqual([0, 60, 60]);
  });

  it('keeps its handles in order and in the recording', () => {
    const range = new ClipRange(signal(60));
    range.moveEnd(20);
    range.moveStart(40);
    expect(range.start()).toBe(18);

    range.moveStart(-5);
    range.moveEnd(99);

    expect([range.start(), range.end()]).toEqual([0, 60]);

    range.moveStart(30);
    range.moveEnd(Number.NaN);

    expect(range.end()).toBe(32);
  });

  it('has room for a recording that is shorter than any clip', () => {
    const range = new ClipRange(signal(1.5));
    range.moveStart(1);

    expect([range.start(), range.end()]).toEqual([0, 1.5]);
  });

  it('begins again when the recording has another length', () => {
    const duration = signal(60);
    const range = new ClipRange(duration);
    range.moveStart(50);
    duration.set(30);

    expect([range.start(), range.end()]).toEqual([0, 30]);
  });
});
