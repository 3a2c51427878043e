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

  readonly asked: MediaTrackConstraints[] = [];

  applyConstraints(constraints: MediaTrackConstraints): Promise<void> {
    this.asked.push(constraints);
    return this.id === 'stubborn'
      ? Promise.reject(named('OverconstrainedError'))
      : Promise.resolve();
  }
}

class FakeDevices {
  available = true;
  bothError: Error | null = null;
  readonly errors: Partial<Record<DeviceKind, Error>> = {};
  readonly oneTimeErrors: Error[] = [];
  readonly delays: Promise<void>[] = [];
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

  async open(kind: DeviceKind, id: string | null): Promise<FakeTrack> {
    this.opened.push(kind);
    await this.delays.shift();
    const error = this.errors[kind] ?? this.oneTimeErrors.shift();
    if (error) throw error;
    return new FakeTrack(id ?? 'default');
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
  let opened: () => Promise<void>;
  let capture: Capture;

  beforeEach(() => {
    vi.useFakeTimers();
    devices = new FakeDevices();
    microphones = [];
    mutes = [];
    loudness = 0;
    cameras = 0;
    opened = () => Promise.resolve();
    stored = new Map();
    const bus: SoundBusLike = {
      meterSource: { fftSize: 32, getFloatTimeDomainData: (samples) => samples.fill(loudness) },
      track: {} as MediaStreamTrack,
      wake: () => Promise.resolve(),
      connect: (track) => microphones.push(track),
      mix: () => undefined,
      mute: (muted) => mutes.push(muted),
      close: () => Promise.resolve(),
    };
    capture = new Capture({
      devices: devices as unknown as Devices,
      createBus: () => bus,
      storage: {
        getItem: (key) => stored.get(key) ?? null,
        setItem: (key, value) => stored.set(key, value),
      },
      pictureConstraints: () => ({ height: { ideal: 720 } }),
      cameraOpened: () => {
        cameras++;
        return opened();
      },
    });
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

  it('keeps the old camera open until another one is on the air, and remembers the choice', async () => {
    await capture.start();
    const old = cameraTrack();
    const onAir = Promise.withResolvers<undefined>();
    opened = () => onAir.promise;
    const choosing = capture.choose('camera', 'c2');
    await settled();
    expect(old.stopped).toBe(false);

    onAir.resolve(undefined);
    await choosing;

    expect(old.stopped).toBe(true);
    expect(capture.currentId('camera')).toBe('c2');
    expect(cameras).toBe(2);
    expect(stored.get('rostrum.devices')).toBe('{"camera":"c2","microphone":null}');
  });

  it('closes the old camera first where two cannot be open at once', async () => {
    await capture.start();
    const old = cameraTrack();
    devices.oneTimeErrors.push(named('NotReadableError'));
    await capture.choose('camera', 'c2');

    expect(old.stopped).toBe(true);
    expect(capture.currentId('camera')).toBe('c2');
  });

  it('ends up with the last choice, however slow an earlier one is', async () => {
    await capture.start();
    const slow = Promise.withResolvers<undefined>();
    devices.delays.push(slow.promise);
    const first = capture.choose('camera', 'slow');
    await capture.choose('camera', 'c3');
    slow.resolve(undefined);
    await first;

    expect(capture.currentId('camera')).toBe('c3');
    expect(cameras).toBe(2);
  });

  it('puts another microphone on the same sound before the old one goes', async () => {
    await capture.start();
    await capture.choose('microphone', 'm2');

    expect(microphones.map((track) => track?.getSettings().deviceId)).toEqual(['m1', 'm2']);
    expect((microphones[0] as unknown as FakeTrack).stopped).toBe(true);
    expect(cameras).toBe(1);
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

  it('has no picture without a camera', async () => {
    devices.bothError = named('NotReadableError');
    devices.errors.camera = named('NotReadableError');
    await capture.start();

    expect(capture.camera()).toEqual({ kind: 'problem', problem: 'in-use' });
    expect(capture.cameraTrack()).toBeNull();
  });

  it.each(['c2', 'stubborn'])(
    'asks camera %s for another size without opening it again',
    async (id) => {
      await capture.start();
      await capture.choose('camera', id);
      const before = capture.camera();
      await capture.adjustCamera();

      expect(cameraTrack().asked).toEqual([{ height: { ideal: 720 } }]);
      expect(capture.camera()).not.toBe(before);
      expect(capture.currentId('camera')).toBe(id);
      expect(cameras).toBe(2);
    },
  );
});
