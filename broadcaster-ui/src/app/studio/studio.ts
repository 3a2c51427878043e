import { computed, signal } from '@angular/core';
import { Stream, StreamStatus } from '../streams/stream';
import { DeviceKind } from '../media/devices';
import { Audience } from './audience';
import { Broadcast } from './broadcast';
import { Capture } from './capture';
import { ConnectionCheck } from './connection-check';
import { verdict } from './health-history';
import { PictureChoice, PictureSettings } from './picture-settings';
import { isReadyToGoLive, preflight, PreflightFacts } from './preflight';
import { ScreenShare } from './screen-share';

/** What a studio is made of; the factory fills it with real devices and sockets. */
export interface StudioParts {
  readonly capture: Capture;
  readonly screen: ScreenShare;
  readonly settings: PictureSettings;
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
  readonly screen: ScreenShare;
  readonly settings: PictureSettings;
  readonly broadcast: Broadcast;
  readonly audience: Audience;
  readonly watchLink: string;

  /** What goes out. */
  readonly picture = computed(() => this.screen.track() ?? this.capture.cameraTrack());
  /** How it really is. */
  readonly pictureFacts = computed(() => {
    const screen = this.screen.state();
    const source = screen.kind === 'sharing' ? screen.source : this.capture.cameraTrack();
    return this.settings.factsOf(source);
  });

  private readonly now = signal(0);
  private readonly facts = computed<PreflightFacts>(() => ({
    camera: this.capture.camera(),
    isSharingScreen: this.screen.isSharing(),
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
    this.screen = parts.screen;
    this.settings = parts.settings;
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
    const media = await this.recordable();
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

  /** A camera came (again), which is seen unless a screen is shared. */
  async cameraOpened(): Promise<void> {
    if (!this.screen.isSharing()) await this.pictureChanged();
  }

  /** Another picture is to go out: on the air that is the next take. */
  async pictureChanged(): Promise<void> {
    if (this.broadcast.isRecording) await this.broadcast.nextTake(() => this.recordable());
  }

  toggleScreen(): Promise<void> {
    return this.screen.toggle(this.settings.screenConstraints);
  }

  /** Another size, rate or bitrate: on the air that is the next take, because a recorder cannot change. */
  async choosePicture(change: Partial<PictureChoice>): Promise<void> {
    this.settings.choose(change);
    if (this.broadcast.isRecording) {
      await this.broadcast.nextTake(async () => {
        await this.adjustPicture();
        return this.recordable();
      });
    } else {
      await this.adjustPicture();
    }
  }

  choose(kind: DeviceKind, id: string | null): Promise<void> {
    return this.capture.choose(kind, id);
  }

  close(): void {
    this.parts.keepAwake(false);
    this.parts.close();
  }

  private async recordable(): Promise<MediaStream | null> {
    const picture = this.picture();
    return picture && this.capture.withSound(picture);
  }

  private async adjustPicture(): Promise<void> {
    await this.capture.adjustCamera();
    await this.screen.adjust(this.settings.screenConstraints);
  }
}
