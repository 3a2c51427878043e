export type DeviceKind = 'camera' | 'microphone';

export const deviceKinds = ['camera', 'microphone'] as const;

export interface Device {
  readonly id: string;
  readonly label: string;
}

export type DeviceList = Readonly<Record<DeviceKind, readonly Device[]>>;

export type DeviceWishes = Readonly<Record<DeviceKind, string | null>>;

/** Cameras and microphones of this browser. A page that is not secure has no `mediaDevices`, and none of them. */
export class Devices {
  constructor(
    private readonly media: MediaDevices | undefined = navigator.mediaDevices,
    private readonly permissions: Permissions | undefined = navigator.permissions,
  ) {}

  get available(): boolean {
    return this.media !== undefined;
  }

  /** Devices with a name; before the first permission a browser gives none. */
  async list(): Promise<DeviceList> {
    const all = (await this.media?.enumerateDevices()) ?? [];
    const named = (kind: MediaDeviceKind): Device[] =>
      all
        .filter((device) => device.kind === kind && device.deviceId !== '' && device.label !== '')
        .map(({ deviceId, label }) => ({ id: deviceId, label }));
    return { camera: named('videoinput'), microphone: named('audioinput') };
  }

  /** Both at once, so that the browser asks one question. */
  async openBoth(
    wishes: DeviceWishes,
    picture: MediaTrackConstraints,
  ): Promise<Record<DeviceKind, MediaStreamTrack>> {
    const stream = await this.open_({
      video: { ...deviceWish(wishes.camera), ...picture },
      audio: soundWishes(wishes.microphone),
    });
    return { camera: only(stream.getVideoTracks()), microphone: only(stream.getAudioTracks()) };
  }

  /** One device: the wished one, or the browser's choice where that is gone. */
  async open(
    kind: DeviceKind,
    wishedId: string | null,
    picture: MediaTrackConstraints,
  ): Promise<MediaStreamTrack> {
    const stream = await this.open_(
      kind === 'camera'
        ? { video: { ...deviceWish(wishedId), ...picture } }
        : { audio: soundWishes(wishedId) },
    );
    return only(stream.getTracks());
  }

  /** Calls back when a device comes or goes, or a permission changes; the answer ends that. */
  watch(changed: () => void): () => void {
    const ending = new AbortController();
    const { signal } = ending;
    this.media?.addEventListener('devicechange', changed, { signal });
    for (const name of deviceKinds) {
      // Firefox knows these names only since 2024: without the answer "Try again" is there.
      this.permissions
        ?.query({ name })
        .then((status) => {
          if (!signal.aborted) status.addEventListener('change', changed, { signal });
        })
        .catch(() => undefined);
    }
    return () => {
      ending.abort();
    };
  }

  private open_(constraints: MediaStreamConstraints): Promise<MediaStream> {
    if (!this.media) throw new Error('No media devices on an insecure page');
    return this.media.getUserMedia(constraints);
  }
}

function only(tracks: readonly MediaStreamTrack[]): MediaStreamTrack {
  const [track] = tracks;
  if (!track) throw new Error('A stream without the track that was asked for');
  return track;
}

function deviceWish(id: string | null): MediaTrackConstraints {
  return id ? { deviceId: { ideal: id } } : {};
}

function soundWishes(id: string | null): MediaTrackConstraints {
  return {
    ...deviceWish(id),
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
  };
}
