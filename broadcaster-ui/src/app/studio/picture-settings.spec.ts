import { automaticKbps, PictureSettings, possible } from './picture-settings';

const usual = { lines: 720, frameRate: 30, videoKbps: null };

describe('PictureSettings', () => {
  let stored: Map<string, string>;

  beforeEach(() => {
    stored = new Map();
  });

  const settings = (): PictureSettings =>
    new PictureSettings({
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => stored.set(key, value),
    });

  it('begins with 720p at 30 frames a second', () => {
    expect(settings().chosen()).toEqual(usual);
    expect(settings().constraints).toEqual({
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 30, max: 30 },
    });
  });

  it('is remembered by the browser', () => {
    settings().choose({ lines: 480, videoKbps: 1000 });

    expect(settings().chosen()).toEqual({ lines: 480, frameRate: 30, videoKbps: 1000 });
    expect(settings().constraints.width).toEqual({ ideal: 854 });
  });

  it.each(['nonsense', '[]', '{"lines": 7, "frameRate": "x", "videoKbps": -1}'])(
    'is as usual where %s was stored',
    (text) => {
      stored.set('rostrum.picture', text);

      expect(settings().chosen()).toEqual(usual);
    },
  );

  it('never asks a screen for more than was chosen', () => {
    const chosen = settings();
    chosen.choose({ lines: 1080, frameRate: 60 });

    expect(chosen.screenConstraints).toEqual({
      width: { max: 1920 },
      height: { max: 1080 },
      frameRate: { ideal: 30, max: 60 },
    });
  });

  it('takes the chosen bitrate before its own', () => {
    const chosen = settings();
    const facts = { width: 1280, height: 720, frameRate: 30 };
    expect(chosen.videoKbps(facts)).toBe(2500);

    chosen.choose({ videoKbps: 4000 });
    expect(chosen.videoKbps(facts)).toBe(4000);
  });

  it('believes the track, and the choice where the track says nothing', () => {
    const track = { getSettings: () => ({ width: 640, height: 480 }) } as MediaStreamTrack;

    expect(settings().factsOf(track)).toEqual({ width: 640, height: 480, frameRate: 30 });
    expect(settings().factsOf(null)).toEqual({ width: 1280, height: 720, frameRate: 30 });
  });
});

describe('automaticKbps', () => {
  it.each([
    [1920, 1080, 30, 4800],
    [1280, 720, 30, 2500],
    [1280, 720, 60, 3800],
    [854, 480, 30, 1300],
    [640, 360, 30, 800],
    [160, 90, 15, 300],
    [7680, 4320, 60, 12_000],
  ])('gives %s × %s at %s fps %s kbit/s', (width, height, frameRate, kbps) => {
    expect(automaticKbps({ width, height, frameRate })).toBe(kbps);
  });
});

describe('possible', () => {
  it('offers what the camera can', () => {
    const capabilities = { width: { max: 1280 }, height: { max: 720 }, frameRate: { max: 29.97 } };

    expect(possible(capabilities, usual)).toEqual({
      lines: [720, 480, 360],
      frameRates: [30, 24, 15],
    });
  });

  it('offers everything for a camera that does not tell, and for a phone held upright', () => {
    expect(possible(null, usual).lines).toEqual([1080, 720, 480, 360]);
    expect(possible({ width: { max: 1080 }, height: { max: 1920 } }, usual).lines).toContain(1080);
  });

  it('always offers what was chosen', () => {
    const chosen = { lines: 1080, frameRate: 60, videoKbps: null };

    expect(possible({ height: { max: 480 }, frameRate: { max: 30 } }, chosen)).toEqual({
      lines: [1080, 480, 360],
      frameRates: [60, 30, 24, 15],
    });
  });
});
