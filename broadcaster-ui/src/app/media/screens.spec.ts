import { screenProblem, Screens } from './screens';

function track(kind: string): MediaStreamTrack {
  return { kind } as MediaStreamTrack;
}

function screensOf(video: MediaStreamTrack[], audio: MediaStreamTrack[]): Screens {
  const stream = { getVideoTracks: () => video, getAudioTracks: () => audio };
  return new Screens({ getDisplayMedia: () => Promise.resolve(stream as unknown as MediaStream) });
}

describe('Screens', () => {
  it('gives picture and sound of what is shared', async () => {
    const [video, audio] = [track('video'), track('audio')];

    expect(await screensOf([video], [audio]).open({})).toEqual({ picture: video, sound: audio });
  });

  it('says when nothing is to be heard', async () => {
    expect((await screensOf([track('video')], []).open({})).sound).toBeNull();
  });

  it('knows browsers that cannot share', () => {
    expect(new Screens({}).areSupported).toBe(false);
    expect(new Screens(undefined).areSupported).toBe(false);
    expect(screensOf([], []).areSupported).toBe(true);
  });
});

describe('screenProblem', () => {
  it.each([
    ['NotAllowedError', 'Permission denied', 'refused'],
    ['NotAllowedError', 'Permission denied by system', 'denied-by-system'],
    ['NotReadableError', 'Could not start video source', 'failed'],
    ['NotFoundError', '', 'failed'],
  ])('takes %s (%s) for %s', (name, message, problem) => {
    expect(screenProblem(Object.assign(new Error(message), { name }))).toBe(problem);
  });

  it('does not break on what is no error', () => {
    expect(screenProblem('what')).toBe('failed');
  });
});
