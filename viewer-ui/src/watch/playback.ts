import { RoomClient } from '../room/RoomClient';
import { ViewerIdentity } from '../room/ViewerIdentity';
import { playbackTokenOf } from '../route';
import { StreamsApi } from '../streams/StreamsApi';
import { RecordingsApi } from '../recordings/RecordingsApi';
import { attachPanels } from './panels';
import { ReplaySearch } from './ReplaySearch';
import { Stage } from './Stage';
import { WatchSession } from './WatchSession';

export interface Playback {
  readonly stage: Stage;
  readonly session: WatchSession;
}

/** Which event, and what opens it when it is private. */
export interface EventAddress {
  readonly streamId: string;
  readonly playbackToken: string | undefined;
  readonly recordingId: string | undefined;
}

const reportEveryMs = 10_000;

/** Joins the room of a stream, keeps up with it, plays it and reports how that goes. */
export function startPlayback(
  { streamId, playbackToken, recordingId }: EventAddress,
  options: { linkElsewhere: boolean },
): Playback {
  const room = new RoomClient(streamId, new ViewerIdentity(), playbackToken);
  const api = new StreamsApi(playbackToken);
  const session = new WatchSession(streamId, api, room, playbackToken !== undefined);
  const stage = new Stage(options.linkElsewhere, room.captions, playbackToken);
  const replay = new ReplaySearch(new RecordingsApi(playbackToken), recordingId);
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
  session.start();
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
  return { stage, session };
}
