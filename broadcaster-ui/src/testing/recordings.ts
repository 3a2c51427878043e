import { readRecording, Recording } from '../app/library/recording';

/** A ready recording of a public stream as recording-server tells it, with changes. */
export function recordingBody(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const id = typeof changes['id'] === 'string' ? changes['id'] : 'r1';
  return {
    id,
    streamId: 's1',
    ownerId: 'u1',
    title: 'A talk',
    status: 'ready',
    visibility: 'public',
    startedAt: '2026-01-01T10:00:00Z',
    endedAt: '2026-01-01T11:00:00Z',
    durationSeconds: 3598,
    expectedSeconds: 3600,
    sizeBytes: 1_800_000_000,
    sha256: 'ab'.repeat(32),
    width: 1280,
    height: 720,
    gaps: [{ startSeconds: 751, seconds: 2, cause: 'connection' }],
    progress: null,
    failure: null,
    clipOf: null,
    storage: 'local',
    expiresAt: null,
    deletedAt: null,
    restorableUntil: null,
    fileUrl: `/vod/${id}/recording.mp4`,
    playbackUrl: `/vod/${id}/live.m3u8`,
    posterUrl: `/vod/${id}/poster.jpg`,
    storyboardUrl: `/vod/${id}/storyboard.vtt`,
    ...changes,
  };
}

export function aRecording(changes: Record<string, unknown> = {}): Recording {
  return readRecording(recordingBody(changes));
}

/** What a recording lacks while it is recorded or made. */
export const withoutFile = {
  durationSeconds: null,
  expectedSeconds: null,
  sizeBytes: null,
  sha256: null,
  gaps: [],
  fileUrl: null,
  posterUrl: null,
  storyboardUrl: null,
};
