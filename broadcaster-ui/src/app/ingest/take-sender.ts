import { Problem } from '../api/problem';
import { record, WireError } from '../api/wire';
import { keyFrameIntervalMs, timesliceMs } from '../media/recorder';
import { ConnectionEvents, IngestConnection, NoAnswer } from './ingest-connection';
import {
  framed,
  IngestAck,
  IngestErrorCode,
  ingestErrorCode,
  isFinal,
  readAck,
  StartPayload,
} from './protocol';
import { OutgoingChunk, Step, TakeDialogue } from './take-dialogue';

/** A take as a server needs to know it. */
export interface TakeSource {
  readonly takeId: string;
  readonly mimeType: string;
  readonly startedAtMs: number;
  /** As this studio records, unless the take says otherwise. */
  readonly timesliceMs?: number;
  readonly keyFrameIntervalMs?: number;
}

/** `publishing`: the server has accepted the take on this connection. */
export type Link = 'connecting' | 'publishing' | 'waiting' | 'refused' | 'finished';

export interface SenderEvents<Box extends TakeDialogue> {
  /** Before anything is sent: what became too old may be given up. */
  tidy(boxes: readonly Box[]): void;
  /** Link, code or what is kept may be other than before. */
  changed(): void;
  /** The server has a chunk more. */
  acknowledged(): void;
  /** All of a take has been acknowledged. */
  done(box: Box): void;
  /** `publish:health` as it came; what cannot be read is dropped. */
  health(payload: unknown): void;
}

export interface SenderPlatform {
  connect(events: ConnectionEvents): IngestConnection;
  /** A publish token; `fresh` asks for a new one because the last one may have been refused. */
  token(fresh: boolean): Promise<string>;
  /** Runs `work` later; the answer cancels it. */
  later(work: () => void, delayMs: number): () => void;
}

interface Queued<Box> {
  readonly source: TakeSource;
  readonly box: Box;
}

const firstRetryMs = 500;
/** Hosts are few, and a viewer waits for them: a pause of more than this would be longer than the fault. */
const lastRetryMs = 2_000;
/** After so many attempts without success the token may be the reason. */
const attemptsBeforeFreshToken = 2;

/**
 * Sends the takes of one stream to one server: in order, within the server's window, and again until acknowledged. Takes
 * follow one another; the next begins when the last one has been stopped. Where their chunks are is the boxes' affair.
 */
export class TakeSender<Box extends TakeDialogue> {
  private readonly queue: Queued<Box>[] = [];
  private connection: IngestConnection | null = null;
  private link_: Link = 'connecting';
  private code_: IngestErrorCode | null = null;
  private started = false;
  private connected = false;
  /** Counts connections, so that an answer is never taken for one of the next connection. */
  private session = 0;
  private attempts = 0;
  private tokenIsSuspect = false;
  private finishing = false;
  private cancelRetry: (() => void) | null = null;
  /** Chunks are read one after the other, so that they leave in their order. */
  private reading: Promise<unknown> = Promise.resolve();
  private reads = 0;
  private readonly whenFinished = Promise.withResolvers<undefined>();

  constructor(
    private readonly streamId: string,
    private takeover: boolean,
    private readonly events: SenderEvents<Box>,
    private readonly platform: SenderPlatform,
  ) {}

  get link(): Link {
    return this.link_;
  }

  /** Why it is `refused`, or what the last attempt ran into while it is `waiting`. */
  get code(): IngestErrorCode | null {
    return this.code_;
  }

  /** Of the takes that are not done, the oldest first. */
  get boxes(): readonly Box[] {
    return this.queue.map(({ box }) => box);
  }

  box(takeId: string): Box | undefined {
    return this.queue.find(({ source }) => source.takeId === takeId)?.box;
  }

  /** A take begins, or is taken up again. */
  add(source: TakeSource, box: Box): void {
    this.queue.push({ source, box });
    if (this.started) {
      this.pump();
    } else {
      this.started = true;
      void this.connect();
    }
  }

  /** Resolves when everything has been acknowledged, or when that can no longer happen. */
  async finish(): Promise<void> {
    this.finishing = true;
    if (this.link_ === 'refused') this.close();
    else this.pump();
    await this.whenFinished.promise;
  }

  /** Tries again now: the network is said to be back, or the broadcaster asks for it. */
  retryNow(options: { readonly takeover?: boolean } = {}): void {
    if (options.takeover) this.takeover = true;
    if (this.link_ !== 'waiting' && this.link_ !== 'refused') return;
    this.attempts = 0;
    void this.connect();
  }

  close(): void {
    this.cancelRetry?.();
    this.cancelRetry = null;
    this.connected = false;
    this.session++;
    this.link_ = 'finished';
    this.connection?.close();
    this.connection = null;
    this.whenFinished.resolve(undefined);
  }

  /** Sends whatever may be sent now. */
  pump(): void {
    this.events.tidy(this.boxes);
    if (this.connected) {
      let take = this.currentTake();
      while (take) {
        const step = take.box.next();
        if (step) void this.perform(step, take);
        else if (!take.box.isDone) break;
        take = this.currentTake();
      }
    }
    this.finishIfDone();
    this.events.changed();
  }

  private async connect(): Promise<void> {
    this.cancelRetry?.();
    this.cancelRetry = null;
    this.change('connecting', this.code_);
    let token: string;
    try {
      const fresh = this.tokenIsSuspect || this.attempts >= attemptsBeforeFreshToken;
      token = await this.platform.token(fresh);
      this.tokenIsSuspect = false;
    } catch (error) {
      if (!this.isFinished()) this.refusedToken(error);
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
        if (this.link_ === 'connecting' || this.link_ === 'publishing') this.lost('unreachable');
      },
      health: (payload) => {
        ignoringBadMessages(() => {
          this.events.health(payload);
        });
      },
      error: (payload) => {
        ignoringBadMessages(() => {
          const from = record(payload);
          if (from['fatal'] === true) this.refuse(ingestErrorCode(from['code']));
        });
      },
    };
  }

  private refusedToken(error: unknown): void {
    if (error instanceof Problem && !error.isTemporary) {
      const known = ['stream-ended', 'not-recorded'] as const;
      this.refuse(known.find((code) => code === error.code) ?? 'unauthorized');
    } else {
      this.lost('unreachable');
    }
  }

  /** The first take that is not done; done ones before it are forgotten. */
  private currentTake(): Queued<Box> | null {
    while (this.queue[0]?.box.isDone) {
      const { box } = this.queue[0];
      this.queue.shift();
      this.events.done(box);
    }
    return this.queue[0] ?? null;
  }

  private finishIfDone(): void {
    if (!this.finishing || this.currentTake() !== null || this.isFinished()) return;
    this.change('finished', null);
    this.close();
  }

  private async perform(step: Step, { source, box }: Queued<Box>): Promise<void> {
    const { connection, session } = this;
    if (!connection) return;
    let ack: IngestAck;
    try {
      const answer = await this.send(step, source, box, connection);
      // An answer that arrives after the connection was given up says nothing about the next one.
      if (session !== this.session) return;
      if (answer === unread) {
        this.pump();
        return;
      }
      ack = readAck(answer);
    } catch (error) {
      if (!(error instanceof NoAnswer || error instanceof WireError)) throw error;
      if (session === this.session) this.lost('unreachable');
      return;
    }
    if (ack.ok) this.accepted(step, box, ack);
    else this.rejected(step, box, ack);
    this.pump();
  }

  private send(
    step: Step,
    source: TakeSource,
    box: Box,
    connection: IngestConnection,
  ): Promise<unknown> {
    const { takeId } = source;
    switch (step.kind) {
      case 'start':
        return connection.request('publish:start', this.startPayload(source, step.oldestSeq));
      case 'header': {
        const capturedAt = new Date(source.startedAtMs).toISOString();
        const payload = { takeId, seq: 0, capturedAt };
        return connection.request('publish:chunk', payload, framed(step.bytes));
      }
      case 'chunk':
        return this.sendChunk(step, takeId, box, connection);
      case 'stop':
        return connection.request('publish:stop', { takeId, chunks: step.chunks });
    }
  }

  /** Right away where nothing is being read, otherwise behind what is: chunks leave in their order. */
  private sendChunk(
    { chunk }: Step & { readonly kind: 'chunk' },
    takeId: string,
    box: Box,
    connection: IngestConnection,
  ): Promise<unknown> {
    const bytes = this.reads === 0 ? chunk.bytes() : this.reading.then(() => chunk.bytes());
    if (bytes instanceof Uint8Array) return emitChunk(chunk, takeId, bytes, connection);
    this.reads++;
    const { session } = this;
    const sent = bytes.then((read) => {
      if (session !== this.session) return unread;
      if (read) return { answer: emitChunk(chunk, takeId, read, connection) };
      box.unreadable(chunk.seq);
      return unread;
    });
    this.reading = sent.catch(() => undefined).finally(() => this.reads--);
    return sent.then((emitted) => (emitted === unread ? unread : emitted.answer));
  }

  private startPayload(source: TakeSource, oldestSeq: number): StartPayload {
    return {
      streamId: this.streamId,
      takeId: source.takeId,
      mimeType: source.mimeType,
      timesliceMs: source.timesliceMs ?? timesliceMs,
      keyFrameIntervalMs: source.keyFrameIntervalMs ?? keyFrameIntervalMs,
      startedAt: new Date(source.startedAtMs).toISOString(),
      oldestSeq,
      takeover: this.takeover,
    };
  }

  private accepted(step: Step, box: Box, ack: IngestAck & { readonly ok: true }): void {
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
        this.events.acknowledged();
        return;
      case 'stop':
        box.stopped();
        return;
      case 'header':
        return;
    }
  }

  private rejected(step: Step, box: Box, ack: IngestAck & { readonly ok: false }): void {
    if (ack.code === 'gap' && ack.nextSeq !== null && step.kind === 'chunk') {
      box.gap(ack.nextSeq, step.round);
    } else if (ack.code === 'unknown-take' && step.kind !== 'start') {
      box.reopen();
    } else if (isFinal(ack.code)) {
      this.refuse(ack.code);
    } else {
      // A server that takes the start and not the chunks is full or busy: asking twice a second would not help it.
      this.lost(ack.code, step.kind === 'start' ? undefined : lastRetryMs);
    }
  }

  private refuse(code: IngestErrorCode): void {
    this.tokenIsSuspect = code === 'unauthorized';
    this.disconnect('refused');
    this.change('refused', code);
    if (this.finishing) this.close();
  }

  private lost(code: IngestErrorCode, pauseMs?: number): void {
    this.disconnect('waiting');
    const delayMs = pauseMs ?? Math.min(lastRetryMs, firstRetryMs * 2 ** this.attempts);
    this.attempts++;
    this.cancelRetry?.();
    this.cancelRetry = this.platform.later(() => void this.connect(), delayMs);
    this.change('waiting', code);
  }

  private disconnect(link: Link): void {
    this.link_ = link;
    this.connected = false;
    this.session++;
    this.connection?.close();
    for (const { box } of this.queue) box.reopen();
  }

  private isFinished(): boolean {
    return this.link_ === 'finished';
  }

  private change(link: Link, code: IngestErrorCode | null): void {
    this.link_ = link;
    this.code_ = code;
    this.events.changed();
  }
}

/** Stands for the answer of a chunk that was never sent. */
const unread = Symbol('unread');

function emitChunk(
  { seq, capturedAtMs }: OutgoingChunk,
  takeId: string,
  bytes: Uint8Array,
  connection: IngestConnection,
): Promise<unknown> {
  const payload = { takeId, seq, capturedAt: new Date(capturedAtMs).toISOString() };
  return connection.request('publish:chunk', payload, framed(bytes));
}

function ignoringBadMessages(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
  }
}
