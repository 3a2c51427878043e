import type { PlayerState } from '../player/Player';
import { words } from '../words';
import type { Scene } from './scene';

/** Everything that is said on the stage, apart from the picture. */
export interface Signs {
  /** Stands where the picture would be. */
  readonly message: Message | undefined;
  /** A calm line over the picture, about something that mends itself. */
  readonly notice: string | undefined;
  readonly spinner: boolean;
  /** The one thing to press. */
  readonly button: 'play' | 'unmute' | undefined;
}

export interface Message {
  readonly title: string;
  readonly detail: string;
  readonly leadsElsewhere: boolean;
  readonly offersRecording: boolean;
}

const none: Signs = { message: undefined, notice: undefined, spinner: false, button: undefined };

/** `state` is undefined while there is no player; `playerFailed` when its code could not be loaded. */
export function signsOf(
  scene: Scene,
  state: PlayerState | undefined,
  playerFailed: boolean,
): Signs {
  switch (scene.kind) {
    case 'loading':
      return { ...none, spinner: true };
    case 'message':
      return { ...none, message: scene };
    case 'player':
      return playerSigns(scene.hostIsAway, state, playerFailed);
    case 'recording':
      return playerSigns(false, state, playerFailed);
  }
}

function playerSigns(
  hostIsAway: boolean,
  state: PlayerState | undefined,
  playerFailed: boolean,
): Signs {
  if (playerFailed) {
    return { ...none, message: message(words.playerFailed, words.playerFailedDetail) };
  }
  if (state?.playback === 'unsupported') {
    return { ...none, message: message(words.unsupported, words.unsupportedDetail) };
  }
  const pictureless = state === undefined || state.playback === 'loading';
  if (hostIsAway && pictureless) {
    return { ...none, message: message(words.hostReconnecting, words.hostReconnectingDetail) };
  }
  if (pictureless && state?.startsLate === true && !state.needsPress) {
    return { ...none, message: message(words.starting, words.startingDetail) };
  }
  const waits = pictureless || state.playback === 'waiting';
  return {
    message: undefined,
    notice: noticeOf(hostIsAway, state?.recovering === true),
    spinner: waits && !hostIsAway && state?.needsPress !== true,
    button: buttonOf(state),
  };
}

function noticeOf(hostIsAway: boolean, recovering: boolean): string | undefined {
  if (hostIsAway) {
    return `${words.hostReconnecting}. ${words.hostReconnectingDetail}`;
  }
  return recovering ? words.connectionLost : undefined;
}

function buttonOf(state: PlayerState | undefined): Signs['button'] {
  if (state?.needsPress) {
    return 'play';
  }
  const moving = state?.playback === 'playing' || state?.playback === 'waiting';
  return moving && state.muted ? 'unmute' : undefined;
}

function message(title: string, detail: string): Message {
  return { title, detail, leadsElsewhere: false, offersRecording: false };
}
