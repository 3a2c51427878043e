import { Problem } from '../api/problem';
import { record, WireError } from '../api/wire';
import { SpokenCaption } from '../speech/spoken-captions';
import { CaptionLine } from './caption-line';
import { ChunkLine, unread } from './chunk-line';
import { ConnectionEvents, IngestConnection, NoAnswer } from './ingest-connection';
import { framed, IngestAck, IngestErrorCode, ingestErrorCode, isFinal, readAck } from './protocol';
import { lastRetryMs, Retries } from './retries';
import { Link, SenderEvents, SenderPlatform, startPayload, TakeSource } from './sending';
import { Step, TakeDialogue } from './take-dialogue';

interface Queued<Box> {
  readonly source: TakeSource;
  readonly box: Box;
}

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
  private finishing = false;
  private readonly line = new ChunkLine();
  private readonly captions: CaptionLine;
  private readonly retries: Retries;
  private readonly whenFinished = Promise.withResolvers<undefined>();

  constructor(
    private readonly streamId: string,
    private takeover: boolean,
    private readonly events: SenderEvents<Box>,
    private readonly platform: SenderPlatform,
  ) {
    this.captions = new CaptionLine((work, delayMs) => platform.later(work, delayMs));
    this.retries = new Retries(
      (work, delayMs) => platform.later(work, delayMs),
      () => void this.connect(),
    );
  }

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

  /** Words beside the chunks; they hold nothing up. */
  caption(caption: SpokenCaption): void {
    this.captions.send(caption);
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
    this.retries.forget();
    void this.connect();
  }

  close(): void {
    this.retries.cancel();
    this.connected = false;
    this.session++;
    this.captions.closed();
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
    this.retries.cancel();
    this.change('connecting', this.code_);
    let token: string;
    try {
      token = await this.platform.token(this.retries.needsFreshToken);
      this.retries.tokenCame();
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
        return connection.request(
          'publish:start',
          startPayload(this.streamId, source, step.oldestSeq, this.takeover),
        );
      case 'header': {
        const capturedAt = new Date(source.startedAtMs).toISOString();
        const payload = { takeId, seq: 0, capturedAt };
        return connection.request('publish:chunk', payload, framed(step.bytes));
      }
      case 'chunk':
        return this.line.send(step.chunk, takeId, connection, this.isCurrent(), (seq) => {
          box.unreadable(seq);
        });
      case 'stop':
        return connection.request('publish:stop', { takeId, chunks: step.chunks });
    }
  }

  /** Tells later whether the connection is still the one of now. */
  private isCurrent(): () => boolean {
    const { session } = this;
    return () => session === this.session;
  }

  private accepted(step: Step, box: Box, ack: IngestAck & { readonly ok: true }): void {
    switch (step.kind) {
      case 'start':
        this.retries.forget();
        // Once: a later reconnect must not displace whoever displaced us.
        this.takeover = false;
        box.started(ack);
        if (this.connection) this.captions.opened(this.connection);
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
    this.retries.refused(code === 'unauthorized');
    this.disconnect('refused');
    this.change('refused', code);
    if (this.finishing) this.close();
  }

  private lost(code: IngestErrorCode, pauseMs?: number): void {
    this.disconnect('waiting');
    this.retries.schedule(pauseMs);
    this.change('waiting', code);
  }

  private disconnect(link: Link): void {
    this.link_ = link;
    this.connected = false;
    this.session++;
    this.captions.closed();
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

function ignoringBadMessages(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
  }
}
