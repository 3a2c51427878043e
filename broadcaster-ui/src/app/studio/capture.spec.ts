import { settled } from '../../testing/fake-ingest';
import { DeviceKind, DeviceList, Devices } from '../media/devices';
import { SoundBusLike } from '../media/sound-bus';
import { Capture } from './capture';

class FakeTrack extends EventTarget {
  enabled = true;
  stopped = false;

  constructor(readonly id: string) {
    super();
  }

  stop(): void {
    this.stopped = true;
  }

  getSettings(): MediaTrackSettings {
    return { deviceId: this.id };
  }
}

class FakeDevices {
  available = true;
  bothError: Error | null = null;
  readonly errors: Partial<Record<DeviceKind, Error>> = {};
  readonly opened: string[] = [];
  changed: () => void = () => undefined;

  list(): Promise<DeviceList> {
    return Promise.resolve({ camera: [{ id: 'c1', label: 'One' }], microphone: [] });
  }

  openBoth(): Promise<Record<DeviceKind, FakeTrack>> {
    this.opened.push('both');
    return this.bothError
      ? Promise.reject(this.bothError)
      : Promise.resolve({ camera: new FakeTrack('c1'), microphone: new FakeTrack('m1') });
  }

  open(kind: DeviceKind, id: string | null): Promise<FakeTrack> {
    this.opened.push(kind);
    const error = this.errors[kind];
    return error ? Promise.reject(error) : Promise.resolve(new FakeTrack(id ?? 'default'));
  }

  watch(changed: () => void): () => void {
    this.changed = changed;
    return () => undefined;
  }
}

function named(name: string, message = ''): Error {
  return Object.assign(new Error(message), { name });
}

describe('Capture', () => {
  let devices: FakeDevices;
  let microphones: (MediaStreamTrack | null)[];
  let mutes: boolean[];
  let loudness: number;
  let stored: Map<string, string>;
  let cameras: number;
  let capture: Capture;

  beforeEach(() => {
    vi.useFakeTimers();
    devices = new FakeDevices();
    microphones = [];
    mutes = [];
    loudness = 0;
    cameras = 0;
    stored = new Map();
    const bus: SoundBusLike = {
      meterSource: { fftSize: 32, getFloatTimeDomainData: (samples) => samples.fill(loudness) },
      track: {} as MediaStreamTrack,
      wake: () => Promise.resolve(),
      connect: (track) => microphones.push(track),
      mute: (muted) => mutes.push(muted),
      close: () => Promise.resolve(),
    };
    capture = new Capture(
      devices as unknown as Devices,
      () => bus,
      {
        getItem: (key) => stored.get(key) ?? null,
        setItem: (key, value) => stored.set(key, value),
      },
      () => cameras++,
    );
  });

  afterEach(() => {
    capture.close();
    vi.useRealTimers();
  });

  const cameraTrack = (): FakeTrack => capture.cameraTrack() as unknown as FakeTrack;

  it('asks once for both', async () => {
    await capture.start();

    expect(devices.opened).toEqual(['both']);
    expect(capture.camera().kind).toBe('ready');
    expect(capture.microphone().kind).toBe('ready');
    expect(capture.currentId('camera')).toBe('c1');
    expect(capture.devices().camera).toHaveLength(1);
    expect(cameras).toBe(1);
  });

  it('does not ask again after a refusal', async () => {
    devices.bothError = named('NotAllowedError', 'Permission denied');
    await capture.start();

    expect(devices.opened).toEqual(['both']);
    expect(capture.camera()).toEqual({ kind: 'problem', problem: 'denied' });
    expect(capture.microphone()).toEqual({ kind: 'problem', problem: 'denied' });
  });

  it('finds out which device is missing', async () => {
    devices.bothError = named('NotFoundError');
    devices.errors.microphone = named('NotFoundError');
    await capture.start();

    expect(capture.camera().kind).toBe('ready');
    expect(capture.microphone()).toEqual({ kind: 'problem', problem: 'not-found' });
  });

  it('explains a page that is not secure without asking', async () => {
    devices.available = false;
    await capture.start();

    expect(devices.opened).toEqual([]);
    expect(capture.camera()).toEqual({ kind: 'problem', problem: 'insecure-page' });
  });

  it('tries again by itself when a device appears or a permission changes', async () => {
    devices.bothError = named('NotAllowedError');
    await capture.start();
    devices.bothError = null;
    devices.changed();
    await settled();

    expect(capture.camera().kind).toBe('ready');
    expect(capture.microphone().kind).toBe('ready');
  });

  it('notices an unplugged camera', async () => {
    await capture.start();
    cameraTrack().dispatchEvent(new Event('ended'));

    expect(capture.camera()).toEqual({ kind: 'problem', problem: 'lost' });
  });

  it('closes the old camera before it opens another, and remembers the choice', async () => {
    await capture.start();
    const old = cameraTrack();
    await capture.choose('camera', 'c2');

    expect(old.stopped).toBe(true);
    expect(capture.currentId('camera')).toBe('c2');
    expect(cameras).toBe(2);
    expect(stored.get('rostrum.devices')).toBe('{"camera":"c2","microphone":null}');
  });

  it('keeps the camera dark across a change of the camera', async () => {
    await capture.start();
    capture.toggleCamera();
    expect(cameraTrack().enabled).toBe(false);

    await capture.choose('camera', 'c2');
    expect(cameraTrack().enabled).toBe(false);
  });

  it('mutes the sound and leaves the microphone open', async () => {
    await capture.start();
    capture.toggleMute();
    capture.toggleMute();

    expect(mutes).toEqual([true, false]);
    expect(microphones).toHaveLength(1);
  });

  it('has heard somebody who spoke, and does not forget it', async () => {
    await capture.start();
    loudness = 0.2;
    vi.advanceTimersByTime(400);
    expect(capture.isHeard()).toBe(true);

    loudness = 0;
    vi.advanceTimersByTime(5_000);
    expect(capture.isHeard()).toBe(true);
  });

  it('gives no recordable stream without a camera', async () => {
    devices.bothError = named('NotReadableError');
    devices.errors.camera = named('NotReadableError');
    await capture.start();

    expect(capture.camera()).toEqual({ kind: 'problem', problem: 'in-use' });
    expect(await capture.recordable()).toBeNull();
  });
});
