import { computed, Signal, signal } from '@angular/core';
import { Stream, StreamStatus } from '../streams/stream';
import { deliveredFrames } from '../media/delivered-frames';
import { Audience } from './audience';
import { Broadcast } from './broadcast';
import { Capture } from './capture';
import { ConnectionCheck } from './connection-check';
import { verdict } from './health-history';
import { Foreground } from './foreground';
import { PictureChoice, PictureSettings, soundKbps } from './picture-settings';
import { isReadyToGoLive, preflight, PreflightFacts } from './preflight';
import { PaceProblem, RecordingPace } from './recording-pace';
import { minutesOf, recordingVerdict } from './recording-verdict';
import { ListenerCheck } from './listener-check';
import { LiveCaptions } from './live-captions';
import { ScreenShare } from './screen-share';
import { StorageCheck } from './storage-check';

/** What a studio is made of; the factory fills it with real devices and sockets. */
export interface StudioParts {
  readonly capture: Capture;
  readonly screen: ScreenShare;
  readonly settings: PictureSettings;
  readonly broadcast: Broadcast;
  readonly audience: Audience;
  readonly connection: ConnectionCheck;
  readonly storage: StorageCheck;
  /** Whether the recorder can be reached; null for a stream that is not recorded. */
  readonly recorder: ConnectionCheck | null;
  /** Null where captions are off. */
  readonly captions: LiveCaptions | null;
  readonly listeners: ListenerCheck | null;
  readonly pace: RecordingPace;
  readonly foreground: Foreground;
  /** Pictures of the take so far: what the recorder gave; null where they are not counted. */
  readonly encodedFrames: () => number | null;
  readonly format: string | null;
  readonly watchLink: string;
  readonly nowMs: () => number;
  readonly close: () => void;
  readonly keepAwake: (awake: boolean) => void;
}

/** A look at the room left every ten seconds: one that takes 100 Mbit/s of it would use 125 MB until the next. */
const ticksBetweenLooks = 10;

/** Everything that one studio page shows and does, without a page. */
export class Studio {
  readonly capture: Capture;
  readonly screen: ScreenShare;
  readonly settings: PictureSettings;
  readonly broadcast: Broadcast;
  readonly audience: Audience;
  /** Null where they are off. */
  readonly captions: LiveCaptions | null;
  readonly watchLink: string;
  /** What keeps the machine from keeping up. */
  readonly pace: Signal<PaceProblem | null>;
  readonly foreground: Foreground;

  /** What goes out. */
  readonly picture = computed(() => this.screen.track() ?? this.capture.cameraTrack());
  /** How it really is. */
  readonly pictureFacts = computed(() => {
    const screen = this.screen.state();
    if (screen.kind === 'sharing') return this.settings.factsOf(screen.source);
    // The state and not the track alone: an adjusted camera is the same track with other settings.
    const camera = this.capture.camera();
    return this.settings.factsOf(camera.kind === 'ready' ? camera.track : null);
  });

  /** What picture and sound take at most. */
  readonly neededKbps = computed(() => this.settings.videoKbps(this.pictureFacts()) + soundKbps);

  private readonly now = signal(0);
  /** Of picture and sound that this browser has room for; null when it does not tell. */
  private readonly minutesFree = computed(() => {
    const storage = this.parts.storage.state();
    return storage.kind === 'known' ? minutesOf(storage.freeBytes, this.neededKbps()) : null;
  });
  readonly recording = computed(() =>
    recordingVerdict(this.broadcast.recordingLink(), this.minutesFree(), this.now()),
  );
  /** How much of what was to be sent at the stream's end has been sent. */
  readonly recordingPercent = computed(() => {
    const bytes = this.broadcast.recordingLink()?.keptBytes ?? 0;
    const most = Math.max(bytes, this.bytesAtEnd());
    return most === 0 ? 100 : (100 * (most - bytes)) / most;
  });
  private readonly bytesAtEnd = signal(0);
  private ticks = 0;
  private readonly facts = computed<PreflightFacts>(() => ({
    camera: this.capture.camera(),
    isSharingScreen: this.screen.isSharing(),
    microphone: this.capture.microphone(),
    isMuted: this.capture.isMuted(),
    isHeard: this.capture.isHeard(),
    connection: this.parts.connection.state(),
    neededKbps: this.neededKbps(),
    storage: this.parts.storage.state(),
    minutesFree: this.minutesFree(),
    recorder: this.parts.recorder?.state() ?? null,
    captions: this.parts.listeners?.state() ?? null,
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

  readonly reconnectingSeconds = computed(() => {
    const sinceMs = this.broadcast.reconnectingSinceMs();
    return sinceMs === null ? 0 : Math.max(0, Math.round((this.now() - sinceMs) / 1000));
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
    this.pace = parts.pace.problem;
    this.foreground = parts.foreground;
    this.capture = parts.capture;
    this.screen = parts.screen;
    this.settings = parts.settings;
    this.broadcast = parts.broadcast;
    this.audience = parts.audience;
    this.captions = parts.captions;
    this.watchLink = parts.watchLink;
    this.tick();
  }

  /** Called once a second: the clock, and whether the machine keeps up. */
  tick(): void {
    this.now.set(this.parts.nowMs());
    this.judgePace();
    this.captions?.listen(this.broadcast.phase().kind === 'live');
    if (this.broadcast.isRecording && this.ticks++ % ticksBetweenLooks === 0) {
      void this.parts.storage.run();
    }
  }

  async goLive(): Promise<void> {
    const media = await this.recordable();
    if (!media) return;
    this.parts.keepAwake(true);
    // The line is needed for something better now.
    this.parts.connection.stop();
    this.parts.recorder?.stop();
    const openedAt = this.audience.startedAt() ?? this.stream.startedAt;
    const sinceMs = this.isOpen() && openedAt !== null ? Date.parse(openedAt) : null;
    this.broadcast.goLive(media, this.isOpen(), sinceMs);
  }

  async end(): Promise<void> {
    this.bytesAtEnd.set(this.broadcast.recordingLink()?.keptBytes ?? 0);
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

  measureAgain(): void {
    void this.parts.connection.run();
  }

  close(): void {
    this.parts.keepAwake(false);
    this.parts.close();
  }

  /** A camera that is on, in a tab that is in front: everything else has reasons of its own to be slow. */
  private judgePace(): void {
    const { pace, foreground } = this.parts;
    if (!this.broadcast.isRecording || foreground.isHidden() || this.capture.isCameraOff()) {
      pace.reset();
      return;
    }
    const camera = this.screen.isSharing() ? null : this.capture.cameraTrack();
    pace.sample(
      {
        atMs: this.now(),
        encodedFrames: this.parts.encodedFrames(),
        deliveredFrames: camera && deliveredFrames(camera),
      },
      camera && this.pictureFacts().frameRate,
    );
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
