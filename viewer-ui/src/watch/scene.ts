import type { Recording } from '../recordings/recording';
import { words } from '../words';
import type { ReplayState } from './ReplaySearch';
import type { Watch } from './WatchSession';
import { clockTime, dayAndTime, isSameDay } from './times';

/** What the stage shows. */
export type Scene =
  | { readonly kind: 'loading' }
  | { readonly kind: 'player'; readonly hostIsAway: boolean }
  | {
      readonly kind: 'message';
      readonly title: string;
      readonly detail: string;
      /** A way out for somebody who has nothing to wait for here. */
      readonly leadsElsewhere: boolean;
      /** The recording can be played in its place. */
      readonly offersRecording: boolean;
    }
  | { readonly kind: 'recording'; readonly recording: Recording };

/** What of an ended event can be watched again. */
export interface Replay {
  readonly state: ReplayState;
  /** The viewer has asked for it. */
  readonly wanted: boolean;
}

export const noReplay: Replay = { state: { kind: 'none' }, wanted: false };

/** From what is known and the time to what is shown. `playedOut`: nothing more of an ended stream is left to see. */
export function sceneOf(watch: Watch, now: Date, playedOut: boolean, replay = noReplay): Scene {
  switch (watch.phase) {
    case 'loading':
      return { kind: 'loading' };
    case 'missing':
      return message(words.notFound, words.notFoundDetail, true);
    case 'private':
      return message(words.privateEvent, words.privateEventDetail, true);
    case 'expired':
      return message(words.expiredInvitation, words.expiredInvitationDetail, true);
    case 'unreachable':
      return message(words.serverAway, words.serverAwayDetail, false);
    case 'known':
      return knownScene(watch, now, playedOut, replay);
  }
}

function knownScene(
  { status, stream }: Extract<Watch, { phase: 'known' }>,
  now: Date,
  playedOut: boolean,
  replay: Replay,
): Scene {
  switch (status) {
    case 'created':
      return message(waitingTitle(stream.scheduledStart, now), words.waitsByItself, false);
    case 'live':
      return { kind: 'player', hostIsAway: false };
    case 'reconnecting':
      return { kind: 'player', hostIsAway: true };
    case 'ended':
      return playedOut ? endedScene(replay) : { kind: 'player', hostIsAway: false };
  }
}

function endedScene({ state, wanted }: Replay): Scene {
  switch (state.kind) {
    case 'ready':
      return wanted
        ? { kind: 'recording', recording: state.recording }
        : { ...message(words.eventEnded, words.recordingReady, false), offersRecording: true };
    case 'soon':
      return message(words.eventEnded, words.recordingSoon, true);
    case 'none':
      return message(words.eventEnded, words.eventEndedDetail, true);
  }
}

function waitingTitle(start: Date | undefined, now: Date): string {
  if (start === undefined || start <= now) {
    return words.startingSoon;
  }
  if (isSameDay(start, now)) {
    return words.startsAt(clockTime(start));
  }
  const { day, time } = dayAndTime(start);
  return words.startsOn(day, time);
}

/** How long the scene stays true by itself; undefined while only an event can change it. */
export function nextChangeMs(watch: Watch, now: Date): number | undefined {
  if (watch.phase !== 'known' || watch.status !== 'created' || !watch.stream.scheduledStart) {
    return undefined;
  }
  const left = watch.stream.scheduledStart.getTime() - now.getTime();
  const hourMs = 3_600_000;
  // Looked at each hour, because "today" changes too and a timer cannot be arbitrarily long.
  return left > 0 ? Math.min(left, hourMs) : undefined;
}

function message(
  title: string,
  detail: string,
  leadsElsewhere: boolean,
): Extract<Scene, { kind: 'message' }> {
  return { kind: 'message', title, detail, leadsElsewhere, offersRecording: false };
}
