import { Chunk } from '../media/chunk-cutter';
import { IngestErrorCode, IngestHealth, readHealth } from './protocol';
import { SpokenCaption } from '../speech/spoken-captions';
import { OutboxBounds, TakeOutbox } from './take-outbox';
import { Link, SenderPlatform, TakeSource } from './sending';
import { TakeSender } from './take-sender';

export interface UplinkState {
  readonly link: Link;
  /** Why it is `refused`, or what the last attempt ran into while it is `waiting`. */
  readonly code: IngestErrorCode | null;
  readonly keptBytes: number;
  readonly keptMs: number;
  readonly droppedChunks: number;
}

export interface UplinkEvents {
  changed(state: UplinkState): void;
  health(health: IngestHealth): void;
}

export interface UplinkPlatform extends SenderPlatform {
  nowMs(): number;
}

/**
 * Live viewers never go back further than 30 s (the ingest protocol: older chunks are dropped); 64 MiB is 30 s at
 * 16 Mbit/s, far above what a browser records. A killed server asks again for a few seconds at most.
 */
const bounds: OutboxBounds = {
  keepMs: 30_000,
  unacknowledgedBytes: 64 * 1024 * 1024,
  acknowledgedMs: 10_000,
  acknowledgedBytes: 16 * 1024 * 1024,
};

/** The way to the live server: what is too old for viewers is given up, so everything is kept in memory. */
export class ChunkUplink {
  private readonly sender: TakeSender<TakeOutbox>;
  private droppedBefore = 0;

  constructor(
    streamId: string,
    takeover: boolean,
    events: UplinkEvents,
    private readonly platform: UplinkPlatform,
  ) {
    this.sender = new TakeSender(
      streamId,
      takeover,
      {
        tidy: (boxes) => {
          for (const box of boxes) box.dropOld(platform.nowMs());
        },
        changed: () => {
          events.changed(this.state);
        },
        acknowledged: () => undefined,
        done: (box) => {
          this.droppedBefore += box.droppedChunks;
        },
        health: (payload) => {
          events.health(readHealth(payload));
        },
      },
      platform,
    );
  }

  /** A take begins; its chunks follow by {@link push}. */
  begin(source: TakeSource): void {
    this.sender.add(source, new TakeOutbox(source.takeId, bounds));
  }

  push(takeId: string, chunk: Chunk, header: Uint8Array): void {
    this.sender.box(takeId)?.add(chunk, header, this.platform.nowMs());
    this.sender.pump();
  }

  endTake(takeId: string, chunks: number): void {
    this.sender.box(takeId)?.finish(chunks);
    this.sender.pump();
  }

  /** What the browser heard, for viewers alone. */
  caption(caption: SpokenCaption): void {
    this.sender.caption(caption);
  }

  /** Resolves when everything has been acknowledged, or when that can no longer happen. */
  finish(): Promise<void> {
    return this.sender.finish();
  }

  /** Tries again now: the network is said to be back, or the broadcaster asks for it. */
  retryNow(options: { readonly takeover?: boolean } = {}): void {
    this.sender.retryNow(options);
  }

  close(): void {
    this.sender.close();
  }

  get state(): UplinkState {
    const nowMs = this.platform.nowMs();
    const { boxes, link, code } = this.sender;
    const kept = boxes.map((box) => box.keptSince(nowMs));
    const dropped = boxes.reduce((sum, { droppedChunks }) => sum + droppedChunks, 0);
    return {
      link,
      code,
      keptBytes: kept.reduce((sum, { bytes }) => sum + bytes, 0),
      keptMs: Math.max(0, ...kept.map(({ ms }) => ms)),
      droppedChunks: this.droppedBefore + dropped,
    };
  }
}
