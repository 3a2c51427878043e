import { RecordingPace } from './recording-pace';

describe('RecordingPace', () => {
  let pace: RecordingPace;

  beforeEach(() => {
    pace = new RecordingPace();
  });

  /** So many seconds at these rates, a chunk and a sample each second. */
  const run = (
    seconds: number,
    delivered: number | null,
    encoded: number | null,
    expected: number | null = 30,
    fromSecond = 0,
  ): void => {
    for (let second = fromSecond; second <= fromSecond + seconds; second++) {
      pace.chunk(second * 1000);
      pace.sample(
        {
          atMs: second * 1000,
          encodedFrames: encoded === null ? null : second * encoded,
          deliveredFrames: delivered === null ? null : second * delivered,
        },
        expected,
      );
    }
  };

  it('is content while nearly everything gets through', () => {
    run(20, 29, 26);

    expect(pace.problem()).toBeNull();
  });

  it('tells an encoder that drops pictures from a camera that gives few', () => {
    run(6, 30, 14);
    expect(pace.problem()).toEqual({ kind: 'encoder', framesPerSecond: 14, of: 30 });

    pace.reset();
    run(6, 12, 12);
    expect(pace.problem()).toEqual({ kind: 'camera', framesPerSecond: 12, of: 30 });
  });

  it('judges by what was promised where the browser does not count', () => {
    run(6, null, 14);

    expect(pace.problem()).toMatchObject({ kind: 'encoder' });
  });

  it('says nothing about the first seconds, a screen, or a container that it cannot read', () => {
    run(4, 30, 5);
    expect(pace.problem()).toBeNull();
    pace.reset();
    run(10, null, 5, null);
    expect(pace.problem()).toBeNull();
    pace.reset();
    run(10, 30, null);
    expect(pace.problem()).toBeNull();
  });

  it('is content again when the machine has caught up', () => {
    run(6, 30, 14);
    pace.reset();
    run(6, 30, 30);

    expect(pace.problem()).toBeNull();
  });

  it('notices a recorder that gives nothing any more', () => {
    run(3, 30, 30);
    pace.sample({ atMs: 7_000, encodedFrames: 90, deliveredFrames: 210 }, 30);

    expect(pace.problem()).toEqual({ kind: 'silent', seconds: 4 });
  });
});
