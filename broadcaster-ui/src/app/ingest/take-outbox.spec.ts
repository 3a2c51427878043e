import { Chunk } from '../media/chunk-cutter';
import { Step } from './take-dialogue';
import { OutboxBounds, TakeOutbox } from './take-outbox';

const header = new Uint8Array([1, 2, 3]);

const bounds: OutboxBounds = {
  keepMs: 30_000,
  unacknowledgedBytes: 1_000_000,
  acknowledgedMs: 10_000,
  acknowledgedBytes: 1_000_000,
};

function chunk(seq: number, capturedAtMs = seq * 300, bytes = 100): Chunk {
  return { seq, capturedAtMs, bytes: new Uint8Array(bytes) };
}

function ok(nextSeq: number, needsHeader = false, windowBytes = 10_000) {
  return { ok: true, nextSeq, needsHeader, windowBytes } as const;
}

function drain(box: TakeOutbox): Step[] {
  const steps: Step[] = [];
  for (let step = box.next(); step; step = box.next()) steps.push(step);
  return steps;
}

function chunksOf(steps: readonly Step[]): number[] {
  return steps.flatMap((step) => (step.kind === 'chunk' ? [step.chunk.seq] : []));
}

describe('TakeOutbox', () => {
  let box: TakeOutbox;

  beforeEach(() => {
    box = new TakeOutbox('take', bounds);
  });

  const add = (...seqs: number[]): void => {
    for (const seq of seqs) box.add(chunk(seq), header, seq * 300);
  };
  const open = (): void => {
    expect(box.next()).toEqual({ kind: 'start', oldestSeq: 0 });
    box.started(ok(0));
  };

  it('starts the take before it sends anything of it', () => {
    add(0, 1);

    expect(drain(box)).toEqual([{ kind: 'start', oldestSeq: 0 }]);
    box.started(ok(0));

    expect(chunksOf(drain(box))).toEqual([0, 1]);
  });

  it('has one chunk under way even if the window is smaller than that', () => {
    add(0, 1, 2);
    box.next();
    box.started(ok(0, false, 10));

    expect(chunksOf(drain(box))).toEqual([0]);
    box.acknowledged(ok(1, false, 10), 1);
    expect(chunksOf(drain(box))).toEqual([1]);
  });

  it('fills the window and not more', () => {
    add(0, 1, 2, 3);
    box.next();
    box.started(ok(0, false, 250));

    expect(chunksOf(drain(box))).toEqual([0, 1]);
    box.acknowledged(ok(1, false, 250), 1);
    expect(chunksOf(drain(box))).toEqual([2]);
  });

  it('counts only what has not been acknowledged', () => {
    add(0, 1, 2);
    open();
    drain(box);

    box.acknowledged(ok(2), 1);

    expect(box.keptSince(900)).toEqual({ bytes: 100, ms: 300 });
  });

  it('sends everything unacknowledged again after a lost connection', () => {
    add(0, 1, 2);
    open();
    drain(box);
    box.acknowledged(ok(1), 1);
    box.reopen();

    expect(box.next()).toEqual({ kind: 'start', oldestSeq: 0 });
    box.started(ok(1));

    expect(chunksOf(drain(box))).toEqual([1, 2]);
  });

  it('sends the header first to a server that has lost the take', () => {
    add(0, 1);
    open();
    drain(box);
    box.acknowledged(ok(2), 1);
    box.reopen();
    add(2);
    box.next();

    box.started(ok(2, true));

    expect(box.next()).toEqual({ kind: 'header', bytes: header, round: 3 });
    expect(chunksOf(drain(box))).toEqual([2]);
  });

  it('needs no extra header where chunk 0 itself is due', () => {
    add(0);
    box.next();

    box.started(ok(0, true));

    expect(drain(box).map(({ kind }) => kind)).toEqual(['chunk']);
  });

  it('rewinds once for a gap, however many answers report it', () => {
    add(0, 1, 2, 3);
    open();
    drain(box);
    box.acknowledged(ok(1), 1);

    box.gap(1, 1);
    box.gap(1, 1);

    expect(chunksOf(drain(box))).toEqual([1, 2, 3]);
  });

  it('ignores answers of an earlier round', () => {
    add(0, 1);
    open();
    drain(box);
    box.reopen();
    box.next();
    box.started(ok(0));

    box.acknowledged(ok(2), 1);

    expect(box.keptSince(600).bytes).toBe(200);
  });

  it('drops what is too old and says where the take goes on', () => {
    add(0, 1, 2);
    open();
    drain(box);
    box.reopen();

    box.dropOld(30_301);

    expect(box.droppedChunks).toBe(2);
    expect(box.next()).toEqual({ kind: 'start', oldestSeq: 2 });
  });

  it('starts again from the oldest when the server waits for something dropped', () => {
    add(0, 1, 2);
    box.next();
    box.started(ok(0, false, 10));
    box.next();

    box.dropOld(30_500);

    expect(box.next()).toEqual({ kind: 'start', oldestSeq: 2 });
  });

  it('starts again when a gap cannot be filled any more', () => {
    add(0, 1, 2);
    open();
    drain(box);
    box.acknowledged(ok(2), 1);
    box.add(chunk(3, 31_000), header, 31_000);

    box.gap(1, 1);

    expect(box.next()).toEqual({ kind: 'start', oldestSeq: 3 });
  });

  describe('with a server that was killed', () => {
    const acknowledgeAll = (seqs: number): void => {
      for (let seq = 0; seq < seqs; seq++) add(seq);
      open();
      drain(box);
      box.acknowledged(ok(seqs), 1);
    };

    it('sends again what was acknowledged and is asked for', () => {
      acknowledgeAll(4);
      box.reopen();

      expect(box.next()).toEqual({ kind: 'start', oldestSeq: 0 });
      box.started(ok(2));

      expect(box.keptSince(900)).toEqual({ bytes: 200, ms: 300 });
      expect(chunksOf(drain(box))).toEqual([2, 3]);
    });

    it('counts what it sends again in the window', () => {
      acknowledgeAll(4);
      box.reopen();
      box.next();
      box.started(ok(0, true, 250));

      expect(chunksOf(drain(box))).toEqual([0, 1]);
      box.acknowledged(ok(1, false, 250), 3);
      expect(chunksOf(drain(box))).toEqual([2]);
    });

    it('keeps the acknowledged chunks of 10 s, and counts none of them as waiting', () => {
      acknowledgeAll(100);
      box.dropOld(99 * 300);

      expect(box.keptSince(99 * 300)).toEqual({ bytes: 0, ms: 0 });
      expect(box.droppedChunks).toBe(0);
      box.reopen();
      expect(box.next()).toEqual({ kind: 'start', oldestSeq: 66 });
    });

    it('keeps them through an outage, until they are too old for live viewers', () => {
      acknowledgeAll(10);
      box.reopen();
      add(10);

      box.dropOld(25_000);
      expect(box.next()).toEqual({ kind: 'start', oldestSeq: 0 });
      box.reopen();
      box.dropOld(30_000 + 9 * 300 + 1);

      expect(box.next()).toEqual({ kind: 'start', oldestSeq: 10 });
      expect(box.droppedChunks).toBe(0);
    });

    it('keeps no more of their bytes than it may', () => {
      box = new TakeOutbox('take', { ...bounds, acknowledgedBytes: 250 });
      acknowledgeAll(4);
      box.dropOld(900);
      box.reopen();

      expect(box.next()).toEqual({ kind: 'start', oldestSeq: 2 });
    });

    it('does not count what a server once had as dropped', () => {
      acknowledgeAll(2);
      add(2);
      box.reopen();
      box.next();
      box.started(ok(0, true, 10));

      box.dropOld(30_601);

      expect(box.droppedChunks).toBe(1);
      expect(box.next()).toEqual({ kind: 'start', oldestSeq: 3 });
    });

    it('does not stop the take before what was asked for again has been acknowledged', () => {
      acknowledgeAll(2);
      box.reopen();
      box.finish(2);
      box.next();
      box.started(ok(1));
      expect(drain(box).map(({ kind }) => kind)).toEqual(['chunk']);

      box.acknowledged(ok(2), 3);

      expect(box.next()).toEqual({ kind: 'stop', chunks: 2 });
    });

    it('leaves no hole between old chunks and new ones when it runs out of room', () => {
      box = new TakeOutbox('take', { ...bounds, unacknowledgedBytes: 250 });
      acknowledgeAll(2);
      box.reopen();
      add(2, 3, 4);

      expect(box.droppedChunks).toBe(1);
      expect(box.next()).toEqual({ kind: 'start', oldestSeq: 3 });
    });
  });

  it('keeps no more bytes than it may', () => {
    const small = new TakeOutbox('take', { ...bounds, unacknowledgedBytes: 250 });
    for (const seq of [0, 1, 2]) small.add(chunk(seq, 0), header, 0);

    expect(small.keptSince(0).bytes).toBe(200);
    expect(small.droppedChunks).toBe(1);
  });

  it('stops the take when all of it has been acknowledged', () => {
    add(0, 1);
    open();
    drain(box);
    box.finish(2);
    expect(box.next()).toBeNull();

    box.acknowledged(ok(2), 1);
    expect(box.next()).toEqual({ kind: 'stop', chunks: 2 });
    box.stopped();

    expect(box.isDone).toBe(true);
  });

  it('is done at once when nothing was recorded', () => {
    box.finish(0);

    expect(box.next()).toBeNull();
    expect(box.isDone).toBe(true);
  });
});
