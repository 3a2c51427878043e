/**
 * Formats in the order of our liking. H.264 in WebM comes first: the server can pass it on without transcoding, and
 * WebM obeys the timeslice (MP4 gives a blob every 2 s). VP8 before VP9, which costs a software encoder more than twice
 * as much. MP4 is what Safari has.
 */
export const recordingFormats = [
  'video/webm;codecs=avc1.42E01F,opus',
  'video/webm;codecs=avc1.42E01E,opus',
  'video/webm;codecs=h264,opus',
  'video/webm;codecs=vp8,opus',
  'video/webm;codecs=vp9,opus',
  'video/mp4;codecs=avc1.42E01F,mp4a.40.2',
  'video/mp4;codecs=avc1.42E01F,opus',
  'video/mp4',
  'video/webm',
] as const;

/** The best format that this browser records, or null when it records none of them. */
export function pickRecordingFormat(isTypeSupported: (type: string) => boolean): string | null {
  return recordingFormats.find(isTypeSupported) ?? null;
}
