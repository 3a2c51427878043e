export type DeviceKind = 'camera' | 'microphone';

export interface Device {
  readonly id: string;
  readonly label: string;
}

export type DeviceList = Readonly<Record<DeviceKind, readonly Device[]>>;

/** Camera and microphone of this browser; null where the page is not secure (no `mediaDevices` then). */
export class Devices {
  constructor(private readonly media: MediaDevices | undefined = navigator.mediaDevices) {}

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

  onChange(listener: () => void): () => void {
    this.media?.addEventListener('devicechange', listener);
    return () => {
      this.media?.removeEventListener('devicechange', listener);
    };
  }

  /** Opens one device: the wished one, or the browser's choice where that is gone. */
  async open(kind: DeviceKind, wishedId: string | null): Promise<MediaStreamTrack> {
    if (!this.media) throw new Error('No media devices on an insecure page');
    const id = wishedId ? { deviceId: { ideal: wishedId } } : {};
    const stream = await this.media.getUserMedia(
      kind === 'camera'
        ? { video: { ...cameraWishes, ...id } }
        : { audio: { ...soundWishes, ...id } },
    );
    const track = stream.getTracks()[0];
    if (!track) throw new Error('A stream without a track');
    return track;
  }
}

const cameraWishes: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30, max: 30 },
};

const soundWishes: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};
