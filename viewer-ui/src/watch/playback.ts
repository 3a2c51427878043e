import { RoomClient } from '../room/RoomClient';
import { ViewerIdentity } from '../room/ViewerIdentity';
import { playbackTokenOf } from '../route';
import { StreamsApi } from '../streams/StreamsApi';
import { RecordingsApi } from '../recordings/RecordingsApi';
import { RecordingTranscript } from '../transcript/RecordingTranscript';
import { TranscriptApi } from '../transcript/TranscriptApi';
import { TranscriptPresence } from '../transcript/TranscriptPresence';
import { beginAt } from './beginAt';
import { Moments } from './Moments';
import { attachPanels } from './panels';
import { ReplaySearch } from './ReplaySearch';
import { Stage } from './Stage';
import { WatchSession } from './WatchSession';

export interface Playback {
  readonly stage: Stage;
  readonly session: WatchSession;
  readonly moments: Moments;
  readonly transcripts: TranscriptApi;
  readonly presence: TranscriptPresence;
  readonly recordingTranscript: RecordingTranscript;
}

/** Which event, and what opens it when it is private. */
export interface EventAddress {
  readonly streamId: string;
  readonly playbackToken: string | undefined;
  readonly recordingId: string | undefined;
  readonly startSeconds: number | undefined;
}

const reportEveryMs = 10_000;

/** Joins the room of a stream, keeps up with it, plays it and reports how that goes. */
export function startPlayback(event: EventAddress, options: { linkElsewhere: boolean }): Playback {
  const { streamId, playbackToken, recordingId } = event;
  const room = new RoomClient(streamId, new ViewerIdentity(), playbackToken);
  const api = new StreamsApi(playbackToken);
  const session = new WatchSession(streamId, api, room, playbackToken !== undefined);
  const stage = new Stage(options.linkElsewhere, room.captions, playbackToken);
  const replay = new ReplaySearch(new RecordingsApi(playbackToken), recordingId);
  const transcripts = new TranscriptApi(playbackToken);
  const recordingTranscript = readRecording(stage, replay, transcripts);
  const readTranscript = () => transcripts.get(streamId);
  const moments = new Moments(stage, replay.state, readTranscript, recordingTranscript);
  const presence = lookForTranscript(stage, room, session, transcripts);
  attachPanels(stage);
  session.state.watch((watch) => {
    stage.show(watch);
  });
  replay.state.watch((state) => {
    stage.offer(state);
  });
  session.state.watch((watch) => {
    replay.follow(watch);
  });
  session.state.watch((watch) => {
    if (watch.phase === 'known') {
      room.enter();
    }
  });
  beginAt(event, { stage, session, moments });
  session.start();
  reportAndLeave(stage, room, session, playbackToken);
  return { stage, session, moments, transcripts, presence, recordingTranscript };
}

/** Whether something is written down; if by a poor recogniser, the captions say so too. */
function lookForTranscript(
  stage: Stage,
  room: RoomClient,
  session: WatchSession,
  transcripts: TranscriptApi,
): TranscriptPresence {
  const presence = new TranscriptPresence(transcripts);
  session.state.watch((watch) => {
    presence.follow(watch);
  });
  room.captions.watch(() => {
    presence.heard();
  });
  const label = () => {
    stage.player.value?.captions.label(presence.state.value.draft);
  };
  presence.state.watch(label);
  stage.player.watch(label);
  return presence;
}

/** The words of a recording that plays; its chapters go on the seek bar. */
function readRecording(
  stage: Stage,
  replay: ReplaySearch,
  transcripts: TranscriptApi,
): RecordingTranscript {
  const transcript = new RecordingTranscript(transcripts);
  stage.player.watch((player) => {
    const { value } = replay.state;
    if (player?.mode === 'recording' && value.kind === 'ready') {
      void transcript.load(value.recording);
    }
  });
  const showChapters = () => {
    const player = stage.player.value;
    const { value } = transcript.state;
    if (player?.mode === 'recording' && value.phase === 'known') {
      player.showChapters(value.words.chapters);
    }
  };
  transcript.state.watch(showChapters);
  stage.player.watch(showChapters);
  return transcript;
}

function reportAndLeave(
  stage: Stage,
  room: RoomClient,
  session: WatchSession,
  playbackToken: string | undefined,
): void {
  const report = () => {
    const measurement = stage.measure();
    if (measurement) {
      room.report(measurement);
    }
  };
  setInterval(report, reportEveryMs);
  // Another invitation to the same event, opened in this tab, changes no more than the fragment.
  window.addEventListener('hashchange', () => {
    if (playbackTokenOf(window.location.hash) !== playbackToken) {
      window.location.reload();
    }
  });
  // A page that goes away says so; one that comes back from the browser's cache joins again.
  window.addEventListener('pagehide', () => {
    report();
    room.leave();
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) {
      room.enter();
      void session.refresh();
    }
  });
}
