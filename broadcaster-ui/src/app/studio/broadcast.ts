import { computed, signal } from '@angular/core';
import { Problem } from '../api/problem';
import { UplinkEvents, UplinkState } from '../ingest/chunk-uplink';
import { IngestErrorCode } from '../ingest/protocol';
import { TakeSource } from '../ingest/sending';
import { SpokenCaption, SpokenTake } from '../speech/spoken-captions';
import { Chunk } from '../media/chunk-cutter';
import { RecorderState } from '../kept/recorder-uplink';
import { RecorderEvents } from '../media/recorder';
import { HealthHistory } from './health-history';

/** A recorder as the broadcast needs it. */
export interface TakeRecorder extends TakeSource {
  readonly header: Uint8Array | null;
  stop(): Promise<number>;
}

/** An uplink as the broadcast needs it. */
export interface Uplink {
  begin(take: TakeSource): void;
  push(takeId: string, chunk: Chunk, header: Uint8Array): void;
  endTake(takeId: string, chunks: number): void;
  finish(): Promise<void>;
  retryNow(options?: { readonly takeover?: boolean }): void;
  close(): void;
}

/** The way to viewers. */
export interface LiveUplink extends Uplink {
  caption(caption: SpokenCaption): void;
}

export interface BroadcastPlatform {
  createUplink(takeover: boolean, events: UplinkEvents): LiveUplink;
  /** The way to the recorder, which goes on for itself; null when nothing is recorded. */
  createRecorderUplink(takeover: boolean, changed: (state: RecorderState) => void): Uplink | null;
  createRecorder(stream: MediaStream, events: RecorderEvents): TakeRecorder;
  /** A take begins: what was known about the last one does not hold for it. */
  takeBegins(): void;
  /** Tells stream-service that the stream is over. */
  endStream(): Promise<void>;
  nowMs(): number;
  wait(ms: number): Promise<void>;
}

export type Phase =
  | { readonly kind: 'ready' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'live'; readonly sinceMs: number }
  | { readonly kind: 'refused'; readonly code: IngestErrorCode }
  /** The browser's recorder gave up; the stream waits for its host. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'ending' }
  | { readonly kind: 'end-failed' }
  | { readonly kind: 'ended'; readonly liveMs: number | null };

const idle: UplinkState = {
  link: 'connecting',
  code: null,
  keptBytes: 0,
  keptMs: 0,
  droppedChunks: 0,
};

/** How long the last seconds may take to reach the server before the stream is ended without them. */
const finishWithinMs = 8_000;

/**
 * One stream going out from this tab: a recorder for each take, one uplink for all of them. It ends when the host says
 * so; everything else (a lost network, a refused socket, a broken recorder) is a state to come back from.
 */
export class Broadcast {
  private readonly phase_ = signal<Phase>({ kind: 'ready' });
  private readonly uplinkState = signal<UplinkState>(idle);
  private uplink: LiveUplink | null = null;
  private recording: Uplink | null = null;
  private recorder: TakeRecorder | null = null;
  /** The take that goes on without being recorded by the recorder. */
  private unrecorded: string | null = null;
  private recordedChunks = 0;
  private media: MediaStream | null = null;
  private changing: Promise<void> = Promise.resolve();
  private sinceMs: number | null = null;
  private readonly recordingState = signal<RecorderState | null>(null);
  private readonly lostAtMs = signal<number | null>(null);

  readonly health = new HealthHistory();
  readonly phase = this.phase_.asReadonly();
  readonly link = this.uplinkState.asReadonly();
  /** How the recording is; null while nothing is recorded. */
  readonly recordingLink = this.recordingState.asReadonly();
  /** Sending, or trying to: leaving the page would be noticed by viewers. */
  readonly isOnAir = computed(() => ['starting', 'live', 'ending'].includes(this.phase_().kind));
  readonly isReconnecting = computed(
    () => this.phase_().kind === 'live' && this.uplinkState().link !== 'publishing',
  );

  /** Since when it has been reconnecting; null while it is not. */
  readonly reconnectingSinceMs = computed(() => (this.isReconnecting() ? this.lostAtMs() : null));

  constructor(private readonly platform: BroadcastPlatform) {}

  get isRecording(): boolean {
    return this.recorder !== null;
  }

  /** What is recorded now. */
  get take(): SpokenTake | null {
    return this.recorder;
  }

  /** Something was said, and this browser understood it. */
  caption(caption: SpokenCaption): void {
    this.uplink?.caption(caption);
  }

  /** `takeover`: the stream is open and a sender that may still be connected is to be displaced. */
  goLive(media: MediaStream, takeover: boolean, sinceMs: number | null = null): void {
    this.sinceMs ??= sinceMs;
    this.phase_.set({ kind: 'starting' });
    this.uplink ??= this.platform.createUplink(takeover, {
      changed: (state) => {
        this.uplinkChanged(state);
      },
      health: (health) => {
        this.health.add(health);
      },
    });
    this.recording ??= this.platform.createRecorderUplink(takeover, (state) => {
      this.recordingState.set(state);
    });
    this.record(media);
    this.liveWhenPublishing();
  }

  /**
   * Another picture: a new take, the stream goes on. The last take's recorder stops at once; `prepare` changes what must
   * not change under a recorder and answers what the next take records, or null for a picture that cannot be had.
   */
  nextTake(prepare: () => Promise<MediaStream | null>): Promise<void> {
    this.changing = this.changing.then(async () => {
      if (!this.isRecording) {
        await prepare();
        return;
      }
      const lastTake = this.stopRecorder();
      const media = (await prepare()) ?? this.media;
      // The stream may have been ended, or refused, meanwhile.
      if (media && this.mayRecord()) this.record(media);
      await lastTake;
    });
    return this.changing;
  }

  takeOver(): void {
    this.phase_.set({ kind: 'starting' });
    this.uplink?.retryNow({ takeover: true });
    this.recording?.retryNow({ takeover: true });
    // The recording's last take ended when somebody else came.
    if (this.unrecorded !== null) void this.nextTake(() => Promise.resolve(this.media));
  }

  retryNow(): void {
    this.uplink?.retryNow();
    this.recording?.retryNow();
  }

  async end(): Promise<void> {
    this.phase_.set({ kind: 'ending' });
    await this.stopRecorder();
    // What the recorder lacks is sent in its own time; the stream's end does not wait for it.
    void this.recording?.finish();
    if (this.uplink) await Promise.race([this.uplink.finish(), this.platform.wait(finishWithinMs)]);
    this.closeUplink();
    await this.endStream();
  }

  /** Ends the stream on the server only: after `end-failed`, or when this tab is not its sender. */
  async endStream(): Promise<void> {
    try {
      await this.platform.endStream();
      this.finished();
    } catch (error) {
      // Somebody else was faster.
      if (error instanceof Problem && [404, 409, 410].includes(error.status)) this.finished();
      else this.phase_.set({ kind: 'end-failed' });
    }
  }

  /** The room says that the stream is over. */
  endedElsewhere(): void {
    if (this.phase_().kind === 'ending' || this.phase_().kind === 'ended') return;
    void this.stopSending().then(() => this.recording?.finish());
    this.finished();
  }

  /** Stops sending and leaves the stream open for a while; what the recorder lacks stays in this browser. */
  close(): void {
    void this.stopSending().then(() => {
      this.recording?.close();
    });
  }

  /** Nothing more goes to viewers; the recorder may still get the rest. */
  private stopSending(): Promise<void> {
    const stopped = this.stopRecorder();
    this.closeUplink();
    return stopped;
  }

  private mayRecord(): boolean {
    return this.uplink !== null && ['starting', 'live', 'refused'].includes(this.phase_().kind);
  }

  private record(media: MediaStream): void {
    this.media = media;
    this.platform.takeBegins();
    let recorder: TakeRecorder | null = null;
    try {
      recorder = this.platform.createRecorder(media, {
        chunk: (chunk) => {
          if (recorder?.header) this.push(recorder.takeId, chunk, recorder.header);
        },
        failed: () => {
          if (recorder === this.recorder) void this.recorderFailed();
        },
      });
      this.recorder = recorder;
      this.recordedChunks = 0;
      this.uplink?.begin(recorder);
      this.recording?.begin(recorder);
    } catch {
      void this.recorderFailed();
    }
  }

  private push(takeId: string, chunk: Chunk, header: Uint8Array): void {
    this.uplink?.push(takeId, chunk, header);
    if (takeId === this.unrecorded) return;
    this.recordedChunks = chunk.seq + 1;
    this.recording?.push(takeId, chunk, header);
  }

  /** Not on air: what this tab goes on to record for a takeover is no part of the event. */
  private stopRecording(): void {
    if (!this.recorder || !this.recording || this.unrecorded !== null) return;
    this.unrecorded = this.recorder.takeId;
    this.recording.endTake(this.unrecorded, this.recordedChunks);
  }

  private async stopRecorder(): Promise<void> {
    const recorder = this.recorder;
    if (!recorder) return;
    this.recorder = null;
    const chunks = await recorder.stop();
    this.uplink?.endTake(recorder.takeId, chunks);
    if (recorder.takeId === this.unrecorded) this.unrecorded = null;
    else this.recording?.endTake(recorder.takeId, chunks);
  }

  private async recorderFailed(): Promise<void> {
    this.phase_.set({ kind: 'broken' });
    await this.stopRecorder();
  }

  private uplinkChanged(state: UplinkState): void {
    this.uplinkState.set(state);
    if (state.link === 'publishing') this.lostAtMs.set(null);
    else this.lostAtMs.update((atMs) => atMs ?? this.platform.nowMs());
    if (state.link === 'refused' && state.code) this.refused(state.code);
    else this.liveWhenPublishing();
  }

  private liveWhenPublishing(): void {
    if (this.phase_().kind !== 'starting' || this.uplinkState().link !== 'publishing') return;
    this.sinceMs ??= this.platform.nowMs();
    this.phase_.set({ kind: 'live', sinceMs: this.sinceMs });
  }

  private refused(code: IngestErrorCode): void {
    const { kind } = this.phase_();
    if (kind === 'ending' || kind === 'ended') return;
    if (code === 'stream-ended') {
      this.endedElsewhere();
      return;
    }
    this.phase_.set({ kind: 'refused', code });
    // Only a displaced sender can come back with what it has; for the rest a new start is cleaner.
    if (code === 'already-publishing') this.stopRecording();
    else void this.stopSending();
  }

  private closeUplink(): void {
    this.uplink?.close();
    this.uplink = null;
    this.uplinkState.set(idle);
    this.health.clear();
  }

  private finished(): void {
    const liveMs = this.sinceMs === null ? null : this.platform.nowMs() - this.sinceMs;
    this.phase_.set({ kind: 'ended', liveMs });
  }
}
