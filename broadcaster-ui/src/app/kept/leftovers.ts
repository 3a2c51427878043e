import { computed, signal } from '@angular/core';
import { Problem } from '../api/problem';
import { ConnectionEvents, IngestConnection } from '../ingest/ingest-connection';
import { IngestErrorCode } from '../ingest/protocol';
import { PublishTokens } from '../ingest/publish-tokens';
import { PublishToken } from '../streams/stream-api';
import { ChunkShelf, KeptTake } from './chunk-shelf';
import { RecorderState, RecorderUplink } from './recorder-uplink';
import { TakeLocks } from './take-locks';

export type LeftoverState =
  | 'offered'
  | 'uploading'
  /** Something stands in the way that may pass: the network, a full disk. */
  | 'waiting'
  | 'paused'
  /** Another tab is at it. */
  | 'elsewhere'
  | 'done'
  /** The days after the end in which a recording can be completed are over. */
  | 'too-late'
  /** The stream does not exist any more, or is somebody else's now. */
  | 'gone'
  | 'not-recorded'
  | 'refused';

/** What is left in this browser of one stream's recording. */
export interface Leftover {
  readonly streamId: string;
  readonly title: string;
  readonly takeIds: readonly string[];
  readonly ms: number;
  readonly bytes: number;
  readonly sentBytes: number;
  readonly state: LeftoverState;
}

export interface LeftoverPlatform {
  readonly shelf: ChunkShelf;
  readonly locks: TakeLocks;
  publishToken(streamId: string): Promise<PublishToken>;
  connect(path: string, events: ConnectionEvents): IngestConnection;
  later(work: () => void, delayMs: number): () => void;
}

const atWork: ReadonlySet<LeftoverState> = new Set(['uploading', 'waiting']);

/**
 * What earlier pages of this user could not send to the recorder: found on the shelf, sent when the user says so. Takes
 * that another tab, or the running broadcast, is writing or sending are left alone.
 */
export class Leftovers {
  private readonly found = signal<readonly Leftover[]>([]);
  private readonly uplinks = new Map<string, RecorderUplink>();
  private userId: string | null = null;

  readonly all = this.found.asReadonly();
  readonly isUploading = computed(() => this.found().some(({ state }) => atWork.has(state)));

  constructor(private readonly platform: LeftoverPlatform) {}

  /** Somebody is signed in, or nobody: what belongs to others is neither shown nor sent. */
  async userIs(userId: string | null): Promise<void> {
    if (userId === this.userId) return;
    this.userId = userId;
    this.found.set([]);
    await Promise.all([...this.uplinks.values()].map((uplink) => uplink.close()));
    this.uplinks.clear();
    await this.look();
  }

  /** Looks at the shelf again. */
  async look(): Promise<void> {
    const { userId } = this;
    if (userId === null) return;
    const takes = await this.takesOf(userId);
    if (userId !== this.userId) return;
    this.found.update((before) => {
      const busy = before.filter(({ streamId }) => this.uplinks.has(streamId));
      const busyIds = new Set(busy.map(({ streamId }) => streamId));
      const idle = grouped(takes).filter(({ streamId }) => !busyIds.has(streamId));
      return [...busy, ...idle];
    });
    // The recorder has all of it and only lacks the word that this is all: nothing to trouble anybody with.
    for (const { streamId, bytes } of this.found()) if (bytes === 0) void this.finish(streamId);
  }

  /** Sends what is left of a stream. Resolves when it is through, or cannot go on. */
  async finish(streamId: string): Promise<void> {
    const leftover = this.of(streamId);
    const { userId } = this;
    if (!leftover || userId === null || this.uplinks.has(streamId)) return;
    const tokens = new PublishTokens(() => this.platform.publishToken(streamId));
    const uplink = this.uplink(leftover, userId, tokens);
    this.uplinks.set(streamId, uplink);
    this.become(streamId, 'uploading');
    const refusal = await refusalOf(tokens);
    if (refusal === null) await this.send(leftover, uplink);
    else this.become(streamId, refusal);
    if (this.uplinks.get(streamId) === uplink) this.uplinks.delete(streamId);
  }

  async pause(streamId: string): Promise<void> {
    const uplink = this.uplinks.get(streamId);
    this.uplinks.delete(streamId);
    await uplink?.close();
    await this.look();
    this.become(streamId, 'paused');
  }

  /** Deletes what is left of a stream from this browser. */
  async remove(streamId: string): Promise<void> {
    const leftover = this.of(streamId);
    await this.uplinks.get(streamId)?.close();
    this.uplinks.delete(streamId);
    for (const takeId of leftover?.takeIds ?? []) {
      const release = await this.platform.locks.hold(takeId);
      if (!release) continue;
      await this.platform.shelf.remove(takeId).catch(() => undefined);
      release();
    }
    this.dismiss(streamId);
    await this.look();
  }

  /** What there is to say of it has been read. */
  dismiss(streamId: string): void {
    this.found.update((all) => all.filter((leftover) => leftover.streamId !== streamId));
  }

  private async send(leftover: Leftover, uplink: RecorderUplink): Promise<void> {
    let taken = 0;
    for (const takeId of leftover.takeIds) {
      const release = await this.platform.locks.hold(takeId);
      if (!release) continue;
      const take = await this.platform.shelf.open(takeId).catch(() => null);
      if (take) {
        uplink.resume(take, release);
        taken++;
      } else {
        release();
      }
    }
    const { streamId } = leftover;
    if (taken === 0) {
      this.become(streamId, 'elsewhere');
      return;
    }
    await uplink.finish();
    // Paused, deleted, or signed out meanwhile: whoever did that has said what it is now.
    if (this.uplinks.get(streamId) !== uplink) return;
    const { openTakes, trouble } = uplink.state;
    if (openTakes > 0) this.become(streamId, stateOf(trouble));
    else if (leftover.bytes === 0) this.dismiss(streamId);
    else this.become(streamId, 'done', leftover.bytes);
  }

  private uplink(leftover: Leftover, userId: string, tokens: PublishTokens): RecorderUplink {
    const { streamId, title: streamTitle } = leftover;
    const { shelf, locks } = this.platform;
    const uplink: RecorderUplink = new RecorderUplink(
      { streamId, streamTitle, userId },
      false,
      {
        changed: (state) => {
          if (this.uplinks.get(streamId) === uplink) this.progress(leftover, state);
        },
        released: () => undefined,
      },
      {
        connect: (events) => this.platform.connect(tokens.recorderPath, events),
        token: (fresh) => tokens.forRecorder(fresh),
        shelf,
        locks,
        later: (work, delayMs) => this.platform.later(work, delayMs),
      },
    );
    return uplink;
  }

  private progress({ streamId, bytes }: Leftover, state: RecorderState): void {
    if (state.openTakes === 0) return;
    this.become(
      streamId,
      state.trouble === null ? 'uploading' : 'waiting',
      Math.max(0, bytes - state.keptBytes),
    );
  }

  private async takesOf(userId: string): Promise<KeptTake[]> {
    const { shelf, locks } = this.platform;
    const takes: KeptTake[] = [];
    for (const takeId of await shelf.takeIds().catch(() => [])) {
      const release = await locks.hold(takeId);
      if (!release) continue;
      const take = await shelf.open(takeId).catch(() => null);
      release();
      if (take?.manifest.userId === userId) takes.push(take);
    }
    return takes;
  }

  private of(streamId: string): Leftover | undefined {
    return this.found().find((leftover) => leftover.streamId === streamId);
  }

  private become(streamId: string, state: LeftoverState, sentBytes?: number): void {
    this.found.update((all) =>
      all.map((leftover) =>
        leftover.streamId === streamId
          ? { ...leftover, state, sentBytes: sentBytes ?? leftover.sentBytes }
          : leftover,
      ),
    );
  }
}

function grouped(takes: readonly KeptTake[]): Leftover[] {
  const byStream = Map.groupBy(takes, ({ manifest }) => manifest.streamId);
  return [...byStream].map(([streamId, ofStream]) => ({
    streamId,
    title: ofStream.at(-1)?.manifest.streamTitle ?? '',
    takeIds: ofStream
      .toSorted((a, b) => a.manifest.startedAtMs - b.manifest.startedAtMs)
      .map(({ manifest }) => manifest.takeId),
    ms: ofStream.reduce((sum, take) => sum + lengthMs(take), 0),
    bytes: ofStream.reduce(
      (sum, { chunks }) => sum + chunks.reduce((bytes, { length }) => bytes + length, 0),
      0,
    ),
    sentBytes: 0,
    state: 'offered',
  }));
}

function lengthMs({ chunks, manifest }: KeptTake): number {
  const [first, last] = [chunks[0], chunks.at(-1)];
  if (!first || !last) return 0;
  return last.capturedAtMs - first.capturedAtMs + manifest.timesliceMs;
}

/** Why nothing can be sent; null when it can, or when that is not to be known now. */
async function refusalOf(tokens: PublishTokens): Promise<LeftoverState | null> {
  try {
    await tokens.forRecorder(true);
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'stream-ended') return 'too-late';
    if (error.code === 'not-recorded') return 'not-recorded';
    return error.status === 404 || error.status === 403 ? 'gone' : null;
  }
}

function stateOf(trouble: IngestErrorCode | null): LeftoverState {
  if (trouble === 'stream-ended') return 'too-late';
  if (trouble === 'already-publishing') return 'elsewhere';
  return trouble === 'not-recorded' ? 'not-recorded' : 'refused';
}
