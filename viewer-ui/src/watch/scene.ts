import { words } from '../words';
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
    };

/** From what is known and the time to what is shown. `playedOut`: nothing more of an ended stream is left to see. */
export function sceneOf(watch: Watch, now: Date, playedOut: boolean): Scene {
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
      return knownScene(watch, now, playedOut);
  }
}

function knownScene(
  { status, stream }: Extract<Watch, { phase: 'known' }>,
  now: Date,
  playedOut: boolean,
): Scene {
  switch (status) {
    case 'created':
      return message(waitingTitle(stream.scheduledStart, now), words.waitsByItself, false);
    case 'live':
      return { kind: 'player', hostIsAway: false };
    case 'reconnecting':
      return { kind: 'player', hostIsAway: true };
    case 'ended':
      return playedOut
        ? message(words.eventEnded, words.eventEndedDetail, true)
        : { kind: 'player', hostIsAway: false };
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

function message(title: string, detail: string, leadsElsewhere: boolean): Scene {
  return { kind: 'message', title, detail, leadsElsewhere };
}
