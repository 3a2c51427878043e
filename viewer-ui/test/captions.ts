import type { RoomCaption } from '../src/room/RoomCaptions';

/** A final caption of the room, with what a test wants to be different. */
export function aCaption(change: Partial<RoomCaption> = {}): RoomCaption {
  return {
    id: 'c1',
    language: 'en-us',
    startTime: 10_000,
    endTime: 12_000,
    text: 'Rivers and their banks.',
    final: true,
    ...change,
  };
}
