import { settled } from '../base/settled';
import type { State } from '../base/State';
import type { Player } from '../player/Player';
import type { Jump } from '../player/Playhead';
import { placeInFile } from '../transcript/places';
import type { RecordingTranscript } from '../transcript/RecordingTranscript';
import type { Phrase, Transcript } from '../transcript/transcript';
import type { ReplayState } from './ReplaySearch';

export type MomentJump = Jump | 'not-recorded';

/** What of the stage is needed to get somewhere. */
export interface MomentStage {
  readonly player: State<Player | undefined>;
  watchRecording(): void;
}

/** Nobody waits longer for a player to begin: then it begins where it begins. */
const longestWaitMs = 60_000;

/**
 * Takes the picture to a moment of the programme (seconds since the stream's epoch), whatever plays: the live stream,
 * within its window, or the recording, where that moment is somewhere else.
 */
export class Moments {
  #transcript: Promise<Transcript> | undefined;

  constructor(
    private readonly stage: MomentStage,
    private readonly replay: State<ReplayState>,
    private readonly readTranscript: () => Promise<Transcript>,
    private readonly recording: Pick<RecordingTranscript, 'state'>,
  ) {}

  /** Now; where an event has ended, its recording begins to play. Never rejects. */
  async jump(seconds: number): Promise<MomentJump> {
    const player = this.stage.player.value;
    if (player) {
      return this.#jumpIn(player, seconds);
    }
    if (this.replay.value.kind !== 'ready') {
      return 'not-recorded';
    }
    this.stage.watchRecording();
    return this.begin(seconds);
  }

  /** As soon as something plays. Never rejects. */
  async begin(seconds: number): Promise<MomentJump> {
    const player = await this.whatPlays();
    return player ? this.#jumpIn(player, seconds) : 'not-recorded';
  }

  /** The player, once it can be told where to go; undefined if there is none in a minute. */
  async whatPlays(): Promise<Player | undefined> {
    const player = await settled(this.stage.player, (one) => one !== undefined, longestWaitMs);
    if (player?.mode === 'live') {
      await settled(player.state, ({ playback }) => playback === 'playing', longestWaitMs);
    }
    return player;
  }

  async #jumpIn(player: Player, seconds: number): Promise<MomentJump> {
    try {
      return player.mode === 'live'
        ? await this.#jumpLive(player, seconds)
        : await this.#jumpInFile(player, seconds);
    } catch {
      // Without the transcript nobody knows where that moment is.
      return 'not-yet';
    }
  }

  async #jumpLive(player: Player, seconds: number): Promise<Jump> {
    const { epochMs } = await this.#read();
    return epochMs === undefined
      ? 'not-yet'
      : player.playhead.seekToProgramme(epochMs + seconds * 1_000);
  }

  async #jumpInFile(player: Player, seconds: number): Promise<MomentJump> {
    const [{ phrases }, file] = await Promise.all([this.#read(), this.#phrasesOfFile()]);
    const place = placeInFile(seconds, phrases, file);
    if (place === undefined) {
      return 'not-recorded';
    }
    player.playhead.seekTo(place);
    return 'there';
  }

  /** Asked for once; a failure is asked for again with the next jump. */
  #read(): Promise<Transcript> {
    this.#transcript ??= this.readTranscript().catch((error: unknown) => {
      this.#transcript = undefined;
      throw error;
    });
    return this.#transcript;
  }

  async #phrasesOfFile(): Promise<readonly Phrase[]> {
    const isSettled = ({ phase }: { phase: string }) => phase !== 'loading';
    const state = await settled(this.recording.state, isSettled, longestWaitMs);
    return state?.phase === 'known' ? state.words.phrases : [];
  }
}
