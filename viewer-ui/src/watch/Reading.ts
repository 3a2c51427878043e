import { State } from '../base/State';
import { LineMaker, type Line } from '../transcript/lines';
import type { RecordingTranscript } from '../transcript/RecordingTranscript';
import type { TranscriptFeed } from '../transcript/TranscriptFeed';
import type { TranscriptView } from '../transcript/TranscriptPanel';
import type { Moments, MomentJump, MomentStage } from './Moments';

const nothing: TranscriptView = {
  phase: 'loading',
  lines: [],
  isLive: false,
  draft: false,
  stale: false,
  truncated: false,
};

/**
 * What there is to read beside the picture, and where in it the picture is: the transcript of the stream, by programme
 * time, or while its recording plays that of the recording, by positions in the file.
 */
export class Reading {
  readonly view = new State<TranscriptView>(nothing);

  readonly #maker = new LineMaker();
  #isOpen = false;

  constructor(
    private readonly stage: MomentStage,
    private readonly feed: TranscriptFeed,
    private readonly recording: RecordingTranscript,
    private readonly moments: Moments,
  ) {
    const look = () => {
      this.view.set(this.#readsRecording ? this.#ofRecording() : this.#ofStream());
      this.#readFeed();
    };
    stage.player.watch(look);
    feed.state.watch(look);
    recording.state.watch(look);
  }

  /** Somebody looks at it, or nobody does: then nothing is asked for. */
  open(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.#readFeed();
  }

  /** Where the picture is, in seconds of what is read; undefined while nothing plays. */
  get position(): number | undefined {
    const player = this.stage.player.value;
    if (player?.mode === 'recording') {
      return player.video.currentTime;
    }
    const epochMs = this.feed.state.value.transcript?.epochMs;
    const programmeMs = player?.playhead.programmeMs;
    return epochMs === undefined || programmeMs === undefined
      ? undefined
      : (programmeMs - epochMs) / 1_000;
  }

  async jump(line: Line): Promise<MomentJump> {
    const player = this.stage.player.value;
    if (player?.mode === 'recording') {
      player.playhead.seekTo(line.startSeconds);
      return 'there';
    }
    const epochMs = this.feed.state.value.transcript?.epochMs;
    if (player && epochMs !== undefined) {
      return player.playhead.seekToProgramme(epochMs + line.startSeconds * 1_000);
    }
    return this.moments.jump(line.startSeconds);
  }

  get #readsRecording(): boolean {
    return this.stage.player.value?.mode === 'recording';
  }

  #readFeed(): void {
    this.feed.read(this.#isOpen && !this.#readsRecording);
  }

  #ofRecording(): TranscriptView {
    const state = this.recording.state.value;
    if (state.phase !== 'known') {
      return { ...nothing, phase: state.phase };
    }
    const { phrases } = state.words;
    const lines = this.#maker.linesOf({ phrases, gaps: [] });
    const draft = this.feed.state.value.transcript?.draft ?? phrases.some((one) => one.draft);
    return { ...nothing, phase: 'known', lines, draft };
  }

  #ofStream(): TranscriptView {
    const { phase, transcript, stale } = this.feed.state.value;
    return {
      phase,
      lines: this.#maker.linesOf(transcript),
      isLive: transcript?.status !== 'ended',
      draft: transcript?.draft ?? false,
      stale,
      truncated: transcript?.truncated ?? false,
    };
  }
}
