import { ScreenCapture, Screens } from '../media/screens';
import { ScreenShare } from './screen-share';

class FakeTrack extends EventTarget {
  stopped = false;

  stop(): void {
    this.stopped = true;
  }
}

describe('ScreenShare', () => {
  let picture: FakeTrack;
  let sound: FakeTrack | null;
  let refusal: Error | null;
  let supported: boolean;
  let log: string[];
  let changing: Promise<void>;
  let share: ScreenShare;

  beforeEach(() => {
    picture = new FakeTrack();
    sound = new FakeTrack();
    refusal = null;
    supported = true;
    log = [];
    changing = Promise.resolve();
    const screens = {
      get areSupported() {
        return supported;
      },
      open: () =>
        refusal
          ? Promise.reject(refusal)
          : Promise.resolve({ picture, sound } as unknown as ScreenCapture),
    };
    share = new ScreenShare(screens as unknown as Screens, {
      steady: (source) => ({ track: source, stop: () => log.push('steady stopped') }),
      mix: (mixed) => log.push(mixed ? 'sound on' : 'sound off'),
      changed: () => {
        log.push(share.track() ? 'screen' : 'camera');
        return changing;
      },
    });
  });

  it('puts the screen on the air, with its sound', async () => {
    await share.start({});

    expect(share.isSharing()).toBe(true);
    expect(share.track()).toBe(picture);
    expect(share.note()).toBeNull();
    expect(log).toEqual(['sound on', 'screen']);
  });

  it('goes back to the camera when the browser’s own button ends it', async () => {
    await share.start({});
    picture.dispatchEvent(new Event('ended'));
    await Promise.resolve();

    expect(share.state().kind).toBe('off');
    expect(log.slice(2)).toEqual(['sound off', 'camera', 'steady stopped']);
  });

  it('keeps the screen open until the camera is on the air', async () => {
    await share.start({});
    const onAir = Promise.withResolvers<undefined>();
    changing = onAir.promise;
    const stopping = share.stop();
    expect(picture.stopped).toBe(false);

    onAir.resolve(undefined);
    await stopping;

    expect(picture.stopped).toBe(true);
    expect(sound?.stopped).toBe(true);
  });

  it('says when a screen came without its sound', async () => {
    sound = null;
    await share.start({});
    expect(share.note()).toBe('silent');
    expect(share.state()).toMatchObject({ kind: 'sharing', hasSound: false });

    await share.stop();
    expect(share.note()).toBeNull();
  });

  it('stays with the camera after a refusal, and can be asked again', async () => {
    refusal = Object.assign(new Error('Permission denied'), { name: 'NotAllowedError' });
    await share.start({});
    expect(share.state().kind).toBe('off');
    expect(share.note()).toBe('refused');
    expect(log).toEqual([]);

    refusal = null;
    await share.start({});
    expect(share.isSharing()).toBe(true);
    expect(share.note()).toBeNull();
  });

  it('explains a browser that cannot share', async () => {
    supported = false;
    await share.start({});

    expect(share.note()).toBe('unsupported');
    share.dismissNote();
    expect(share.note()).toBeNull();
  });

  it('is turned on and off by one control', async () => {
    await share.toggle({});
    await share.toggle({});

    expect(log).toEqual(['sound on', 'screen', 'sound off', 'camera', 'steady stopped']);
  });

  it('lets a screen go that was chosen after the page was left', async () => {
    share.close();
    await share.start({});

    expect(picture.stopped).toBe(true);
    expect(log).toEqual([]);
  });
});
