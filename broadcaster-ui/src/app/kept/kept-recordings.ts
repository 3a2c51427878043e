import { inject, Service } from '@angular/core';
import { Session } from '../account/session';
import { SocketIoConnection } from '../ingest/ingest-connection';
import { PublishTokens } from '../ingest/publish-tokens';
import { Stream } from '../streams/stream';
import { StreamApi } from '../streams/stream-api';
import { later } from '../ui/later';
import { Leftovers } from './leftovers';
import { openShelf } from './open-shelf';
import { RecorderState, RecorderUplink } from './recorder-uplink';
import { WebTakeLocks } from './take-locks';

/** The recordings that this browser keeps: one shelf for the running broadcast and for what earlier ones have left. */
@Service()
export class KeptRecordings {
  private readonly streams = inject(StreamApi);
  private readonly session = inject(Session);
  private readonly shelf = openShelf();
  private readonly locks = new WebTakeLocks(navigator.locks);

  readonly leftovers = new Leftovers({
    shelf: this.shelf,
    locks: this.locks,
    publishToken: (streamId) => this.streams.publishToken(streamId),
    connect: (path, events) => new SocketIoConnection(path, events),
    later,
  });

  /** The way to the recorder for a broadcast that begins; the rest of an earlier one follows beside it. */
  record(
    stream: Stream,
    tokens: PublishTokens,
    takeover: boolean,
    changed: (state: RecorderState) => void,
  ): RecorderUplink {
    askToKeep();
    void this.leftovers.finish(stream.id);
    return new RecorderUplink(
      {
        streamId: stream.id,
        streamTitle: stream.title,
        userId: this.session.user()?.id ?? '',
      },
      takeover,
      { changed, released: () => void this.leftovers.look() },
      {
        connect: (events) => new SocketIoConnection(tokens.recorderPath, events),
        token: (fresh) => tokens.forRecorder(fresh),
        shelf: this.shelf,
        locks: this.locks,
        later,
      },
    );
  }
}

/** A browser that is short of room may delete what it was not asked to keep; some ask the user about it. */
function askToKeep(): void {
  const storage = navigator.storage as Partial<StorageManager> | undefined;
  storage?.persist?.().catch(() => false);
}
