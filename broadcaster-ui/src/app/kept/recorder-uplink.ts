import { IngestErrorCode, readRecorderStorage } from '../ingest/protocol';
import { Link, SenderPlatform, TakeSource } from '../ingest/sending';
import { TakeSender } from '../ingest/take-sender';
import { Chunk } from '../media/chunk-cutter';
import { keyFrameIntervalMs, timesliceMs } from '../media/recorder';
import { ChunkShelf, KeptTake, NotKept, TakeManifest } from './chunk-shelf';
import { SendableChunk } from './kept-outbox';
import { KeptTakeFile } from './kept-take-file';
import { TakeLocks } from './take-locks';

/** How the recording's way to the server is, and what still waits here. */
export interface RecorderState {
  readonly link: Link;
  /** What stands in the way, until a chunk gets through again. */
  readonly trouble: IngestErrorCode | null;
  readonly keptBytes: number;
  /** Length of what waits here. */
  readonly keptMs: number;
  /** When the oldest of it was recorded; null when the recorder has everything. */
  readonly oldestCapturedAtMs: number | null;
  /** Takes of which the recorder does not have everything, or has not been told that it has. */
  readonly openTakes: number;
  /** Chunks that nobody has: there was no room for them. */
  readonly lostChunks: number;
  /** Whether all that waits is on this browser's disk; otherwise some of it is in memory only, and goes with the tab. */
  readonly isOnDisk: boolean;
  /** The recorder is short of room: what runs goes on in its reserve. */
  readonly isServerLow: boolean;
}

/** Whose stream is recorded. */
export interface RecordedStream {
  readonly streamId: string;
  readonly streamTitle: string;
  readonly userId: string;
}

export interface RecorderUplinkEvents {
  changed(state: RecorderState): void;
  /** Closed, and everything written: another part of the studio may take up what is left. */
  released(): void;
}

export interface RecorderPlatform extends SenderPlatform {
  readonly shelf: ChunkShelf;
  readonly locks: TakeLocks;
}

/** What may be in memory because the disk is slow or full: about two minutes. */
const mostMemoryBytes = 32 * 1024 * 1024;
/** Somebody else is connected, or a permission has ended: that may pass without anybody doing something here. */
const passing: ReadonlySet<IngestErrorCode> = new Set(['already-publishing', 'unauthorized']);
const askAgainMs = 10_000;

/**
 * The way to the recorder: every chunk is on this browser's disk before it is sent, and stays there until the recorder
 * has it on its own. What the disk cannot take is kept in memory, up to a bound; what passes that is lost, and counted.
 */
export class RecorderUplink {
  private readonly sender: TakeSender<KeptTakeFile>;
  private memoryBytes = 0;
  private lostBefore = 0;
  private trouble: IngestErrorCode | null = null;
  private isOnDisk = true;
  private isServerLow = false;
  private onlyInMemory = 0;
  private cancelAskingAgain: (() => void) | null = null;
  /** Everything that is being written. */
  private readonly writing = new Set<Promise<unknown>>();

  constructor(
    private readonly stream: RecordedStream,
    takeover: boolean,
    private readonly events: RecorderUplinkEvents,
    private readonly platform: RecorderPlatform,
  ) {
    this.sender = new TakeSender(
      stream.streamId,
      takeover,
      {
        tidy: () => undefined,
        changed: () => {
          this.changed();
        },
        acknowledged: () => {
          this.trouble = null;
        },
        done: (take) => {
          this.lostBefore += take.lostChunks;
          this.track(take.discard());
        },
        health: (payload) => {
          this.isServerLow = readRecorderStorage(payload) === 'storage-low';
          this.changed();
        },
      },
      platform,
    );
  }

  /** A take begins; its chunks follow by {@link push}. */
  begin(source: TakeSource): void {
    const { takeId, mimeType, startedAtMs } = source;
    const take = this.file(takeId);
    const manifest: TakeManifest = {
      ...this.stream,
      takeId,
      mimeType,
      timesliceMs,
      keyFrameIntervalMs,
      startedAtMs,
    };
    this.track(take.create(manifest));
    this.sender.add(source, take);
  }

  /** A take from before, for which the caller has the lock. */
  resume({ manifest, header, chunks, total }: KeptTake, release: () => void): void {
    const take = this.file(manifest.takeId);
    take.takeUp(header, chunks, total, release);
    this.sender.add(manifest, take);
  }

  push(takeId: string, chunk: Chunk, header: Uint8Array): void {
    const take = this.sender.box(takeId);
    if (!take) return;
    if (this.memoryBytes + chunk.bytes.length > mostMemoryBytes) {
      this.isOnDisk = false;
      take.loseOne();
      this.changed();
      return;
    }
    this.memoryBytes += chunk.bytes.length;
    this.track(this.keep(take, chunk, header));
  }

  endTake(takeId: string, chunks: number): void {
    const take = this.sender.box(takeId);
    if (!take) return;
    // Behind the last chunk.
    this.track(
      take.conclude(chunks).then(() => {
        this.sender.pump();
      }),
    );
  }

  /** Resolves when the recorder has everything, or when that can no longer happen. */
  async finish(): Promise<void> {
    await this.written();
    await this.sender.finish();
    await this.close();
  }

  retryNow(options: { readonly takeover?: boolean } = {}): void {
    this.sender.retryNow(options);
  }

  /** Stops sending. What the recorder does not have stays on the shelf. */
  async close(): Promise<void> {
    this.cancelAskingAgain?.();
    const left = this.sender.boxes;
    this.sender.close();
    await this.written();
    for (const take of left) take.release();
    this.events.released();
  }

  get state(): RecorderState {
    const takes = this.sender.boxes;
    const sum = (of: (take: KeptTakeFile) => number): number =>
      takes.reduce((total, take) => total + of(take), 0);
    const oldest = takes.map((take) => take.oldestCapturedAtMs).filter((atMs) => atMs !== null);
    return {
      link: this.sender.link,
      trouble: this.trouble,
      keptBytes: sum((take) => take.keptBytes),
      keptMs: sum((take) => take.keptMs),
      oldestCapturedAtMs: oldest.length > 0 ? Math.min(...oldest) : null,
      openTakes: takes.filter((take) => !take.isDone).length,
      lostChunks: this.lostBefore + sum((take) => take.lostChunks),
      isOnDisk: this.isOnDisk && this.onlyInMemory === 0,
      isServerLow: this.isServerLow,
    };
  }

  private file(takeId: string): KeptTakeFile {
    const { shelf, locks } = this.platform;
    return new KeptTakeFile(takeId, shelf, locks, (chunk) => {
      this.released(chunk);
    });
  }

  private async keep(take: KeptTakeFile, chunk: Chunk, header: Uint8Array): Promise<void> {
    this.isOnDisk = await take.keep(chunk, header);
    if (this.isOnDisk) this.memoryBytes -= chunk.bytes.length;
    else this.onlyInMemory++;
    this.sender.pump();
  }

  private released({ bytes, length }: SendableChunk): void {
    if (!bytes) return;
    this.memoryBytes -= length;
    this.onlyInMemory--;
  }

  private changed(): void {
    const { link, code } = this.sender;
    if (link !== 'publishing') this.isServerLow = false;
    if (code !== null) this.trouble = code;
    else if (link === 'publishing' && this.sender.boxes.every((take) => take.keptBytes === 0)) {
      this.trouble = null;
    }
    if (link === 'refused' && code && passing.has(code)) this.askAgainLater();
    this.events.changed(this.state);
  }

  private askAgainLater(): void {
    this.cancelAskingAgain ??= this.platform.later(() => {
      this.cancelAskingAgain = null;
      this.sender.retryNow();
    }, askAgainMs);
  }

  private track(work: Promise<unknown>): void {
    const tracked = work
      .catch((error: unknown) => {
        if (!(error instanceof NotKept)) throw error;
      })
      .finally(() => this.writing.delete(tracked));
    this.writing.add(tracked);
  }

  private async written(): Promise<void> {
    while (this.writing.size > 0) await Promise.all(this.writing);
  }
}
