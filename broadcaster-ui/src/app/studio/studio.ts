import { computed, signal } from '@angular/core';
import { Stream, StreamStatus } from '../streams/stream';
import { DeviceKind } from '../media/devices';
import { Audience } from './audience';
import { Broadcast } from './broadcast';
import { Capture } from './capture';
import { ConnectionCheck } from './connection-check';
import { verdict } from './health-history';
import { isReadyToGoLive, preflight, PreflightFacts } from './preflight';

/** What a studio is made of; the factory fills it with real devices and sockets. */
export interface StudioParts {
  readonly capture: Capture;
  readonly broadcast: Broadcast;
  readonly audience: Audience;
  readonly connection: ConnectionCheck;
  readonly format: string | null;
  readonly watchLink: string;
  readonly nowMs: () => number;
  readonly close: () => void;
  readonly keepAwake: (awake: boolean) => void;
}

/** Everything that one studio page shows and does, without a page. */
export class Studio {
  readonly capture: Capture;
  readonly broadcast: Broadcast;
  readonly audience: Audience;
  readonly watchLink: string;

  private readonly now = signal(0);
  private readonly facts = computed<PreflightFacts>(() => ({
    camera: this.capture.camera(),
    microphone: this.capture.microphone(),
    isMuted: this.capture.isMuted(),
    isHeard: this.capture.isHeard(),
    connection: this.parts.connection.state(),
    format: this.parts.format,
  }));

  readonly preflight = computed(() => preflight(this.facts()));
  readonly isReady = computed(() => isReadyToGoLive(this.facts()));

  /** What viewers are told. */
  private readonly told = computed(() => this.audience.streamStatus() ?? this.stream.status);

  /** The stream is open for viewers, although perhaps nobody is sending. */
  readonly isOpen = computed(() => this.told() === 'live' || this.told() === 'reconnecting');

  /** Somebody is sending, and it is not this tab. */
  readonly isLiveElsewhere = computed(
    () => this.told() === 'live' && this.broadcast.phase().kind === 'ready',
  );

  readonly badge = computed<StreamStatus>(() => {
    switch (this.broadcast.phase().kind) {
      case 'live':
        return this.broadcast.isReconnecting() ? 'reconnecting' : 'live';
      case 'ending':
        return 'live';
      case 'ended':
        return 'ended';
      default:
        return this.told();
    }
  });

  readonly elapsedMs = computed(() => {
    const phase = this.broadcast.phase();
    return phase.kind === 'live' ? Math.max(0, this.now() - phase.sinceMs) : null;
  });

  readonly keptSeconds = computed(() => Math.round(this.broadcast.link().keptMs / 1000));

  readonly verdict = computed(() =>
    verdict(
      this.broadcast.isReconnecting(),
      this.broadcast.link().keptMs,
      this.broadcast.health.latest(),
    ),
  );

  constructor(
    readonly stream: Stream,
    private readonly parts: StudioParts,
  ) {
    this.capture = parts.capture;
    this.broadcast = parts.broadcast;
    this.audience = parts.audience;
    this.watchLink = parts.watchLink;
    this.tick();
  }

  /** Called once a second, for the clock. */
  tick(): void {
    this.now.set(this.parts.nowMs());
  }

  async goLive(): Promise<void> {
    const media = await this.capture.recordable();
    if (!media) return;
    this.parts.keepAwake(true);
    const openedAt = this.audience.startedAt() ?? this.stream.startedAt;
    const sinceMs = this.isOpen() && openedAt !== null ? Date.parse(openedAt) : null;
    this.broadcast.goLive(media, this.isOpen(), sinceMs);
  }

  async end(): Promise<void> {
    await this.broadcast.end();
    this.parts.keepAwake(false);
  }

  /** A camera came (again): while on air it starts the next take. */
  async cameraOpened(): Promise<void> {
    if (this.broadcast.isRecording) await this.broadcast.nextTake(() => this.capture.recordable());
  }

  choose(kind: DeviceKind, id: string | null): Promise<void> {
    return this.capture.choose(kind, id);
  }

  close(): void {
    this.parts.keepAwake(false);
    this.parts.close();
  }
}
