import { pickRecordingFormat } from './recording-format';

describe('pickRecordingFormat', () => {
  it('prefers H.264 in WebM', () => {
    expect(pickRecordingFormat(() => true)).toMatch(/^video\/webm;codecs=avc1.*,opus$/);
  });

  it('takes VP8 before VP9 where there is no H.264', () => {
    expect(pickRecordingFormat((type) => /vp[89]/.test(type))).toBe('video/webm;codecs=vp8,opus');
  });

  it('takes MP4 where there is no WebM', () => {
    expect(pickRecordingFormat((type) => type.startsWith('video/mp4'))).toMatch(/^video\/mp4/);
  });

  it('says so when there is nothing', () => {
    expect(pickRecordingFormat(() => false)).toBeNull();
  });
});
