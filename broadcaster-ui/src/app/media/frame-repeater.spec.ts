import { FakeClock, settled } from '../../testing/fake-ingest';
import { Frame, FrameRepeater } from './frame-repeater';

let open: number;

class FakeFrame implements Frame {
  private closed = false;

  constructor(
    readonly timestamp: number,
    readonly picture: string,
  ) {
    open++;
  }

  clone(): this {
    return new FakeFrame(this.timestamp, this.picture) as this;
  }

  close(): void {
    if (this.closed) throw new Error('Closed twice');
    this.closed = true;
    open--;
  }
}

describe('FrameRepeater', () => {
  let clock: FakeClock;
  let given: [number, string][];
  let copying: Promise<unknown>;
  let repeater: FrameRepeater<FakeFrame>;

  beforeEach(() => {
    open = 0;
    clock = new FakeClock();
    given = [];
    copying = Promise.resolve();
    repeater = new FrameRepeater<FakeFrame>(
      (frame) => {
        given.push([frame.timestamp, frame.picture]);
        frame.close();
      },
      {
        retaken: async ({ picture }, timestampUs) => {
          await copying;
          return new FakeFrame(timestampUs, picture);
        },
        nowMs: clock.nowMs,
        later: clock.later,
      },
    );
  });

  it('passes a moving picture on as it is', async () => {
    for (let i = 0; i < 3; i++) {
      repeater.push(new FakeFrame(i * 33_000, `${i}`));
      await clock.advance(33);
    }

    expect(given).toEqual([
      [0, '0'],
      [33_000, '1'],
      [66_000, '2'],
    ]);
  });

  it('repeats a still picture five times a second', async () => {
    repeater.push(new FakeFrame(0, 'still'));
    for (let i = 0; i < 5; i++) await clock.advance(200);

    expect(given).toEqual([0, 200, 400, 600, 800, 1000].map((ms) => [ms * 1000, 'still']));
  });

  it('never sends a time twice or backward', async () => {
    repeater.push(new FakeFrame(0, 'still'));
    await clock.advance(200);
    repeater.push(new FakeFrame(150_000, 'late'));

    expect(given).toEqual([
      [0, 'still'],
      [200_000, 'still'],
    ]);
    await clock.advance(200);
    expect(given.at(-1)).toEqual([350_000, 'late']);
  });

  it('gives no repetition of a picture that was replaced while it was copied', async () => {
    const copied = Promise.withResolvers<undefined>();
    copying = copied.promise;
    repeater.push(new FakeFrame(0, 'old'));
    await clock.advance(200);
    repeater.push(new FakeFrame(210_000, 'new'));
    copied.resolve(undefined);
    await settled();

    expect(given).toEqual([
      [0, 'old'],
      [210_000, 'new'],
    ]);
  });

  it('tries again when a picture cannot be copied', async () => {
    copying = Promise.reject(new Error('GPU lost'));
    repeater.push(new FakeFrame(0, 'still'));
    await clock.advance(200);
    copying = Promise.resolve();
    await clock.advance(200);

    expect(given).toEqual([
      [0, 'still'],
      [400_000, 'still'],
    ]);
  });

  it('goes on repeating after the source has ended, until it is closed', async () => {
    repeater.push(new FakeFrame(0, 'last'));
    await clock.advance(200);
    repeater.close();
    await clock.advance(10_000);
    repeater.push(new FakeFrame(5_000_000, 'too late'));

    expect(given).toHaveLength(2);
  });

  it('lets go of every picture', async () => {
    for (let i = 0; i < 4; i++) {
      repeater.push(new FakeFrame(i, `${i}`));
      await clock.advance(200);
    }
    repeater.close();

    expect(open).toBe(0);
  });
});
