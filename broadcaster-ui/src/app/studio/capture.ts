import { computed, signal, WritableSignal } from '@angular/core';
import { CaptureProblem, captureProblem } from '../media/capture-problem';
import { DeviceKind, deviceKinds, DeviceList, Devices, DeviceWishes } from '../media/devices';
import { Level, LevelMeter, silenceDb } from '../media/level-meter';
import { SoundBusLike } from '../media/sound-bus';

export type DeviceState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'ready'; readonly track: MediaStreamTrack }
  | { readonly kind: 'problem'; readonly problem: CaptureProblem };

const asking: DeviceState = { kind: 'asking' };
const meterEveryMs = 40;
const wishesKey = 'rostrum.devices';

export interface CapturePlatform {
  readonly devices: Devices;
  createBus(): SoundBusLike;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | null;
  /** What a camera is asked for. */
  pictureConstraints(): MediaTrackConstraints;
  /** A camera has been opened: the first one, another one, or a lost one again. The old one stays open meanwhile. */
  cameraOpened(): Promise<void>;
}

/** Camera and microphone of the studio: opened, chosen, lost and found again. */
export class Capture {
  private readonly states: Record<DeviceKind, WritableSignal<DeviceState>> = {
    camera: signal<DeviceState>(asking),
    microphone: signal<DeviceState>(asking),
  };
  private readonly listed = signal<DeviceList>({ camera: [], microphone: [] });
  private readonly muted = signal(false);
  private readonly off = signal(false);
  private readonly heard = signal(false);
  private readonly source: Devices;
  private readonly bus: SoundBusLike;
  private readonly meter: LevelMeter;
  private readonly stopWatching: () => void;
  private readonly metering: ReturnType<typeof setInterval>;
  private readonly openings: Record<DeviceKind, number> = { camera: 0, microphone: 0 };
  private wishes: DeviceWishes;
  private level_: Level = { rmsDb: silenceDb, peakDb: silenceDb, heard: false };
  private closed = false;

  readonly camera = this.states.camera.asReadonly();
  readonly microphone = this.states.microphone.asReadonly();
  readonly devices = this.listed.asReadonly();
  readonly isMuted = this.muted.asReadonly();
  readonly isCameraOff = this.off.asReadonly();
  readonly isHeard = this.heard.asReadonly();
  readonly cameraTrack = computed(() => trackOf(this.states.camera()));

  constructor(private readonly platform: CapturePlatform) {
    this.source = platform.devices;
    this.wishes = rememberedWishes(platform.storage);
    this.bus = platform.createBus();
    this.meter = new LevelMeter(this.bus.meterSource);
    this.metering = setInterval(() => {
      this.measure();
    }, meterEveryMs);
    this.stopWatching = this.source.watch(() => void this.changed());
  }

  /** How loud the microphone is now; read by a meter for each of its pictures. */
  get level(): Level {
    return this.level_;
  }

  async start(): Promise<void> {
    if (!this.source.available) {
      for (const kind of deviceKinds) this.fail(kind, 'insecure-page');
      return;
    }
    try {
      const tracks = await this.source.openBoth(this.wishes, this.platform.pictureConstraints());
      for (const kind of deviceKinds) void this.use(kind, tracks[kind]);
    } catch (error) {
      const problem = captureProblem(error);
      // A refusal is for both; anything else may be one device's fault.
      if (problem === 'denied' || problem === 'denied-by-system') {
        for (const kind of deviceKinds) this.fail(kind, problem);
      } else {
        for (const kind of deviceKinds) await this.open(kind);
      }
    }
    await this.list();
  }

  async retry(kind: DeviceKind): Promise<void> {
    const bothFailed = deviceKinds.every((each) => this.states[each]().kind === 'problem');
    if (bothFailed) {
      await this.start();
    } else {
      await this.open(kind);
      await this.list();
    }
  }

  async choose(kind: DeviceKind, id: string | null): Promise<void> {
    this.wishes = { ...this.wishes, [kind]: id };
    try {
      this.platform.storage?.setItem(wishesKey, JSON.stringify(this.wishes));
    } catch {
      // Not remembered, but chosen.
    }
    await this.replace(kind);
  }

  /** The device in use. */
  currentId(kind: DeviceKind): string | null {
    return trackOf(this.states[kind]())?.getSettings().deviceId ?? null;
  }

  toggleMute(): void {
    this.muted.update((muted) => !muted);
    this.bus.mute(this.muted());
  }

  toggleCamera(): void {
    this.off.update((off) => !off);
    this.applyCameraOff();
  }

  /** What the camera in use can give; null where there is none, or it does not tell. */
  cameraCapabilities(): MediaTrackCapabilities | null {
    const track = this.cameraTrack();
    return track && 'getCapabilities' in track ? track.getCapabilities() : null;
  }

  /** Asks the camera in use for what is wanted now. */
  async adjustCamera(): Promise<void> {
    const track = this.cameraTrack();
    if (!track) return;
    try {
      await track.applyConstraints(this.platform.pictureConstraints());
    } catch {
      // It stays as it is; what it gives is shown.
    }
    if (this.cameraTrack() === track) this.states.camera.set({ kind: 'ready', track });
  }

  /** A picture and the one sound track of the event, for a recorder. */
  async withSound(picture: MediaStreamTrack): Promise<MediaStream> {
    await this.bus.wake();
    return new MediaStream([picture, this.bus.track]);
  }

  mixScreen(sound: MediaStreamTrack | null): void {
    this.bus.mix(sound);
  }

  close(): void {
    this.closed = true;
    clearInterval(this.metering);
    this.stopWatching();
    for (const kind of deviceKinds) trackOf(this.states[kind]())?.stop();
    void this.bus.close();
  }

  private async open(kind: DeviceKind): Promise<void> {
    const opening = ++this.openings[kind];
    trackOf(this.states[kind]())?.stop();
    this.states[kind].set(asking);
    try {
      const track = await this.openDevice(kind);
      if (this.isCurrent(kind, opening)) await this.use(kind, track);
      else track.stop();
    } catch (error) {
      if (this.isCurrent(kind, opening)) this.fail(kind, captureProblem(error));
    }
  }

  /** Opens another device beside the one in use, so that nothing is missed meanwhile. */
  private async replace(kind: DeviceKind): Promise<void> {
    const old = trackOf(this.states[kind]());
    if (!old) {
      await this.open(kind);
      return;
    }
    const opening = ++this.openings[kind];
    let track: MediaStreamTrack;
    try {
      track = await this.openDevice(kind);
    } catch {
      // Many phones have one camera open at a time.
      if (this.isCurrent(kind, opening)) await this.open(kind);
      return;
    }
    if (!this.isCurrent(kind, opening)) {
      track.stop();
      return;
    }
    await this.use(kind, track);
    old.stop();
  }

  private openDevice(kind: DeviceKind): Promise<MediaStreamTrack> {
    return this.source.open(kind, this.wishes[kind], this.platform.pictureConstraints());
  }

  /** Whether nothing has been opened since, so that a slow device does not displace the one chosen after it. */
  private isCurrent(kind: DeviceKind, opening: number): boolean {
    return !this.closed && this.openings[kind] === opening;
  }

  private async use(kind: DeviceKind, track: MediaStreamTrack): Promise<void> {
    if (this.closed) {
      track.stop();
      return;
    }
    track.addEventListener('ended', () => {
      if (trackOf(this.states[kind]()) === track) this.fail(kind, 'lost');
    });
    this.states[kind].set({ kind: 'ready', track });
    if (kind === 'microphone') {
      this.connectMicrophone(track);
    } else {
      this.applyCameraOff();
      await this.platform.cameraOpened();
    }
  }

  private fail(kind: DeviceKind, problem: CaptureProblem): void {
    this.states[kind].set({ kind: 'problem', problem });
    if (kind === 'microphone') this.connectMicrophone(null);
  }

  private connectMicrophone(track: MediaStreamTrack | null): void {
    this.bus.connect(track);
    void this.bus.wake();
  }

  private applyCameraOff(): void {
    const track = this.cameraTrack();
    // A disabled track sends dark pictures, and the take goes on.
    if (track) track.enabled = !this.off();
  }

  private measure(): void {
    this.level_ = this.meter.read();
    if (this.level_.heard) this.heard.set(true);
  }

  /** A device came or went, or a permission changed: what failed may work now. */
  private async changed(): Promise<void> {
    await this.list();
    for (const kind of deviceKinds) {
      const state = this.states[kind]();
      if (state.kind === 'problem' && !this.closed) await this.retry(kind);
    }
  }

  private async list(): Promise<void> {
    if (!this.closed) this.listed.set(await this.source.list());
  }
}

function trackOf(state: DeviceState): MediaStreamTrack | null {
  return state.kind === 'ready' ? state.track : null;
}

function rememberedWishes(storage: Pick<Storage, 'getItem'> | null): DeviceWishes {
  const none: DeviceWishes = { camera: null, microphone: null };
  try {
    const value: unknown = JSON.parse(storage?.getItem(wishesKey) ?? 'null');
    if (typeof value !== 'object' || value === null) return none;
    const wish = (kind: DeviceKind): string | null => {
      const id: unknown = Reflect.get(value, kind);
      return typeof id === 'string' ? id : null;
    };
    return { camera: wish('camera'), microphone: wish('microphone') };
  } catch {
    return none;
  }
}
