import { Problem } from '../api/problem';
import { record, WireError } from '../api/wire';
import { Chunk } from '../media/chunk-cutter';
import { keyFrameIntervalMs, timesliceMs } from '../media/recorder';
import { ConnectionEvents, IngestConnection, NoAnswer } from './ingest-connection';
import {
  framed,
  IngestAck,
  IngestErrorCode,
  ingestErrorCode,
  IngestHealth,
  isFinal,
  readAck,
  readHealth,
  StartPayload,
} from './protocol';
import { OutboxBounds, Step, TakeOutbox } from './take-outbox';

/** A take as the uplink needs to know it. */
export interface TakeSource {
  readonly takeId: string;
  readonly mimeType: string;
  readonly startedAtMs: number;
}

export interface UplinkState {
  /** `publishing`: the server has accepted the take on this connection. */
  readonly link: 'connecting' | 'publishing' | 'waiting' | 'refused' | 'finished';
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

export interface UplinkPlatform {
  connect(events: ConnectionEvents): IngestConnection;
  /** A publish token; `fresh` asks for a new one because the last one may have been refused. */
  token(fresh: boolean): Promise<string>;
  nowMs(): number;
  /** Runs `work` later; the answer cancels it. */
  later(work: () => void, delayMs: number): () => void;
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
const firstRetryMs = 500;
/** Hosts are few, and a viewer waits for them: a pause of more than this would be longer than the fault. */
const lastRetryMs = 2_000;
/** After so many attempts without success the token may be the reason. */
const attemptsBeforeFreshToken = 2;

/**
 * Sends the takes of one stream to one server: in order, within the server's window, and again until acknowledged. Takes
 * follow one another; the next begins when the last one has been stopped.
 */
export class ChunkUplink {
  private readonly takes: { readonly source: TakeSource; readonly box: TakeOutbox }[] = [];
  private connection: IngestConnection | null = null;
  private link: UplinkState['link'] = 'connecting';
  private code: IngestErrorCode | null = null;
  private connected = false;
  /** Counts connections, so that an answer is never taken for one of the next connection. */
  private session = 0;
  private attempts = 0;
  private tokenIsSuspect = false;
  private takeover: boolean;
  private finishing = false;
  private droppedBefore = 0;
  private cancelRetry: (() => void) | null = null;
  private readonly whenFinished = Promise.withResolvers<undefined>();

  constructor(
    private readonly streamId: string,
    takeover: boolean,
    private readonly events: UplinkEvents,
    private readonly platform: UplinkPlatform,
  ) {
    this.takeover = takeover;
  }

  /** A take begins; its chunks follow by {@link push}. */
  begin(source: TakeSource): void {
    this.takes.push({ source, box: new TakeOutbox(source.takeId, bounds) });
    if (this.connection) this.pump();
    else void this.connect();
  }

  push(takeId: string, chunk: Chunk, header: Uint8Array): void {
    this.take(takeId)?.box.add(chunk, header, this.platform.nowMs());
    this.pump();
  }

  endTake(takeId: string, chunks: number): void {
    this.take(takeId)?.box.finish(chunks);
    this.pump();
  }

  /** Resolves when everything has been acknowledged, or when that can no longer happen. */
  async finish(): Promise<void> {
    this.finishing = true;
    if (this.link === 'refused') this.close();
    else this.pump();
    await this.whenFinished.promise;
  }

  /** Tries again now: the network is said to be back, or the broadcaster asks for it. */
  retryNow(options: { readonly takeover?: boolean } = {}): void {
    if (options.takeover) this.takeover = true;
    if (this.link !== 'waiting' && this.link !== 'refused') return;
    this.attempts = 0;
    void this.connect();
  }

  close(): void {
    this.cancelRetry?.();
    this.cancelRetry = null;
    this.connected = false;
    this.link = 'finished';
    this.connection?.close();
    this.connection = null;
    this.whenFinished.resolve(undefined);
  }

  get state(): UplinkState {
    const nowMs = this.platform.nowMs();
    const kept = this.takes.map(({ box }) => box.keptSince(nowMs));
    const dropped = this.takes.reduce((sum, { box }) => sum + box.droppedChunks, 0);
    return {
      link: this.link,
      code: this.code,
      keptBytes: kept.reduce((sum, { bytes }) => sum + bytes, 0),
      keptMs: Math.max(0, ...kept.map(({ ms }) => ms)),
      droppedChunks: this.droppedBefore + dropped,
    };
  }

  private async connect(): Promise<void> {
    this.cancelRetry?.();
    this.cancelRetry = null;
    this.change('connecting', this.code);
    let token: string;
    try {
      const fresh = this.tokenIsSuspect || this.attempts >= attemptsBeforeFreshToken;
      token = await this.platform.token(fresh);
      this.tokenIsSuspect = false;
    } catch (error) {
      this.refusedToken(error);
      return;
    }
    if (this.isFinished()) return;
    this.connection ??= this.platform.connect(this.connectionEvents());
    this.connection.open(token);
  }

  private connectionEvents(): ConnectionEvents {
    return {
      opened: () => {
        this.connected = true;
        this.pump();
      },
      closed: () => {
        if (this.link === 'connecting' || this.link === 'publishing') this.lost('unreachable');
      },
      health: (payload) => {
        this.ignoringBadMessages(() => {
          this.events.health(readHealth(payload));
        });
      },
      error: (payload) => {
        this.ignoringBadMessages(() => {
          const from = record(payload);
          if (from['fatal'] === true) this.refuse(ingestErrorCode(from['code']));
        });
      },
    };
  }

  private ignoringBadMessages(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
    }
  }

  private refusedToken(error: unknown): void {
    if (error instanceof Problem && !error.isTemporary) {
      this.refuse(error.code === 'stream-ended' ? 'stream-ended' : 'unauthorized');
    } else {
      this.lost('unreachable');
    }
  }

  /** Sends whatever may be sent now. */
  private pump(): void {
    if (this.connected) {
      let take = this.currentTake();
      while (take) {
        take.box.dropOld(this.platform.nowMs());
        const step = take.box.next();
        if (step) void this.perform(step, take);
        else if (!take.box.isDone) break;
        take = this.currentTake();
      }
    } else {
      for (const { box } of this.takes) box.dropOld(this.platform.nowMs());
    }
    this.finishIfDone();
    this.change(this.link, this.code);
  }

  /** The first take that is not done; done ones before it are forgotten. */
  private currentTake(): { readonly source: TakeSource; readonly box: TakeOutbox } | null {
    while (this.takes[0]?.box.isDone) {
      this.droppedBefore += this.takes[0].box.droppedChunks;
      this.takes.shift();
    }
    return this.takes[0] ?? null;
  }

  private finishIfDone(): void {
    if (!this.finishing || this.currentTake() !== null || this.link === 'finished') return;
    this.change('finished', null);
    this.close();
  }

  private async perform(
    step: Step,
    { source, box }: { readonly source: TakeSource; readonly box: TakeOutbox },
  ): Promise<void> {
    const { connection, session } = this;
    if (!connection) return;
    let ack: IngestAck;
    try {
      ack = readAck(await this.send(step, source, connection));
    } catch (error) {
      if (!(error instanceof NoAnswer || error instanceof WireError)) throw error;
      if (session === this.session) this.lost('unreachable');
      return;
    }
    // An answer that arrives after the connection was given up says nothing about the next one.
    if (session !== this.session) return;
    if (ack.ok) this.accepted(step, box, ack);
    else this.rejected(step, box, ack);
    this.pump();
  }

  private send(step: Step, source: TakeSource, connection: IngestConnection): Promise<unknown> {
    const { takeId } = source;
    switch (step.kind) {
      case 'start':
        return connection.request('publish:start', this.startPayload(source, step.oldestSeq));
      case 'header': {
        const capturedAt = new Date(source.startedAtMs).toISOString();
        const payload = { takeId, seq: 0, capturedAt };
        return connection.request('publish:chunk', payload, framed(step.bytes));
      }
      case 'chunk': {
        const { seq, capturedAtMs, bytes } = step.chunk;
        const payload = { takeId, seq, capturedAt: new Date(capturedAtMs).toISOString() };
        return connection.request('publish:chunk', payload, framed(bytes));
      }
      case 'stop':
        return connection.request('publish:stop', { takeId, chunks: step.chunks });
    }
  }

  private startPayload(source: TakeSource, oldestSeq: number): StartPayload {
    return {
      streamId: this.streamId,
      takeId: source.takeId,
      mimeType: source.mimeType,
      timesliceMs,
      keyFrameIntervalMs,
      startedAt: new Date(source.startedAtMs).toISOString(),
      oldestSeq,
      takeover: this.takeover,
    };
  }

  private accepted(step: Step, box: TakeOutbox, ack: IngestAck & { readonly ok: true }): void {
    switch (step.kind) {
      case 'start':
        this.attempts = 0;
        // Once: a later reconnect must not displace whoever displaced us.
        this.takeover = false;
        box.started(ack);
        this.change('publishing', null);
        return;
      case 'chunk':
        box.acknowledged(ack, step.round);
        return;
      case 'stop':
        box.stopped();
        return;
      case 'header':
        return;
    }
  }

  private rejected(step: Step, box: TakeOutbox, ack: IngestAck & { readonly ok: false }): void {
    if (ack.code === 'gap' && ack.nextSeq !== null && step.kind === 'chunk') {
      box.gap(ack.nextSeq, step.round);
    } else if (ack.code === 'unknown-take' && step.kind !== 'start') {
      box.reopen();
    } else if (isFinal(ack.code)) {
      this.refuse(ack.code);
    } else {
      this.lost(ack.code);
    }
  }

  private refuse(code: IngestErrorCode): void {
    this.tokenIsSuspect = code === 'unauthorized';
    this.disconnect('refused');
    this.change('refused', code);
    if (this.finishing) this.close();
  }

  private lost(code: IngestErrorCode): void {
    this.disconnect('waiting');
    const delayMs = Math.min(lastRetryMs, firstRetryMs * 2 ** this.attempts);
    this.attempts++;
    this.cancelRetry?.();
    this.cancelRetry = this.platform.later(() => void this.connect(), delayMs);
    this.change('waiting', code);
  }

  private disconnect(link: UplinkState['link']): void {
    this.link = link;
    this.connected = false;
    this.session++;
    this.connection?.close();
    for (const { box } of this.takes) box.reopen();
  }

  private isFinished(): boolean {
    return this.link === 'finished';
  }

  private take(takeId: string): { readonly box: TakeOutbox } | undefined {
    return this.takes.find(({ source }) => source.takeId === takeId);
  }

  private change(link: UplinkState['link'], code: IngestErrorCode | null): void {
    this.link = link;
    this.code = code;
    this.events.changed(this.state);
  }
}
