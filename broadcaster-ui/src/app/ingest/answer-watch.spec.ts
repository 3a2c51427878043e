import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnswerWatch } from './answer-watch';

describe('AnswerWatch', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('gives all answers up when the server says nothing', () => {
    const watch = new AnswerWatch(8_000, 30_000);
    const first = vi.fn();
    const second = vi.fn();
    watch.expect(first);
    vi.advanceTimersByTime(3_000);
    watch.expect(second);
    vi.advanceTimersByTime(4_999);
    expect(first).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(first).toHaveBeenCalledOnce();
    expect(second).toHaveBeenCalledOnce();
  });

  it('waits on while the server talks', () => {
    const watch = new AnswerWatch(8_000, 30_000);
    const giveUp = vi.fn();
    watch.expect(giveUp);
    for (let heard = 0; heard < 10; heard++) {
      vi.advanceTimersByTime(2_000);
      watch.heard();
    }
    vi.advanceTimersByTime(7_999);
    expect(giveUp).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(giveUp).toHaveBeenCalledOnce();
  });

  it('does not wait for ever for one that only talks', () => {
    const watch = new AnswerWatch(8_000, 30_000);
    const giveUp = vi.fn();
    watch.expect(giveUp);
    for (let heard = 0; heard < 14; heard++) {
      vi.advanceTimersByTime(2_000);
      watch.heard();
    }
    expect(giveUp).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2_000);
    expect(giveUp).toHaveBeenCalledOnce();
  });

  it('leaves answered ones alone, and counts anew for the next', () => {
    const watch = new AnswerWatch(8_000, 30_000);
    const answered = vi.fn();
    const next = vi.fn();
    watch.expect(answered)();
    vi.advanceTimersByTime(60_000);
    watch.expect(next);
    vi.advanceTimersByTime(7_999);
    expect(next).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(next).toHaveBeenCalledOnce();
    expect(answered).not.toHaveBeenCalled();
  });
});
