import { WireError } from '../api/wire';
import { recordingBody, withoutFile } from '../../testing/recordings';
import { isInProgress, readRecording } from './recording';

describe('readRecording', () => {
  it('reads one that is ready', () => {
    expect(readRecording(recordingBody())).toMatchObject({
      status: 'ready',
      durationSeconds: 3598,
      gaps: [{ startSeconds: 751, seconds: 2, cause: 'connection' }],
      fileUrl: '/vod/r1/recording.mp4',
    });
  });

  it('reads one that has nothing yet', () => {
    const progress = { step: 'assembling', percent: 140 };
    const body = recordingBody({ ...withoutFile, status: 'processing', progress, gaps: undefined });

    expect(readRecording(body)).toMatchObject({
      durationSeconds: null,
      gaps: [],
      fileUrl: null,
      progress: { step: 'assembling', percent: 100 },
    });
  });

  it('takes causes, steps and failures of a later server for others', () => {
    const body = recordingBody({
      status: 'failed',
      gaps: [{ startSeconds: 1, seconds: 2, cause: 'lightning' }],
      progress: { step: 'dreaming', percent: 5 },
      failure: 'bad-luck',
    });

    const { gaps, progress, failure } = readRecording(body);

    expect([gaps[0]?.cause, progress?.step, failure]).toEqual(['other', 'other', 'other']);
  });

  it.each(['id', 'streamId', 'title', 'status', 'visibility'])('names a missing %s', (field) => {
    expect(() => readRecording(recordingBody({ [field]: undefined }))).toThrow(
      new WireError(field),
    );
  });

  it('puts no token into an address elsewhere', () => {
    const body = recordingBody({ fileUrl: 'https://elsewhere.example/vod/r1/recording.mp4' });

    expect(() => readRecording(body)).toThrow(new WireError('fileUrl'));
  });
});

describe('isInProgress', () => {
  it.each([
    ['recording', true],
    ['processing', true],
    ['ready', false],
    ['incomplete', false],
    ['failed', false],
  ] as const)('is for %s %s', (status, expected) => {
    expect(isInProgress({ status })).toBe(expected);
  });
});
