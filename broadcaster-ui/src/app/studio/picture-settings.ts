import { signal } from '@angular/core';

/** How the picture is to be: what the broadcaster chose, before the camera had its say. */
export interface PictureChoice {
  /** The short side, as in "720p". */
  readonly lines: number;
  readonly frameRate: number;
  /** Null: by size and rate. */
  readonly videoKbps: number | null;
}

export const lineChoices = [1080, 720, 480, 360] as const;
export const frameRateChoices = [60, 30, 24, 15] as const;
export const videoKbpsChoices = [8000, 6000, 4000, 2500, 1500, 1000, 600] as const;

export const soundKbps = 128;

const usual: PictureChoice = { lines: 720, frameRate: 30, videoKbps: null };
const storageKey = 'rostrum.picture';

/** What a track says about its picture. */
export interface PictureFacts {
  readonly width: number;
  readonly height: number;
  readonly frameRate: number;
}

/** Resolution, frame rate and bitrate, remembered by this browser. */
export class PictureSettings {
  private readonly chosen_ = signal(usual);
  readonly chosen = this.chosen_.asReadonly();

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem'> | null) {
    this.chosen_.set(remembered(storage));
  }

  choose(change: Partial<PictureChoice>): void {
    this.chosen_.update((chosen) => ({ ...chosen, ...change }));
    try {
      this.storage?.setItem(storageKey, JSON.stringify(this.chosen_()));
    } catch {
      // Not remembered, but chosen.
    }
  }

  /** For a camera: it comes as near as it can. */
  get constraints(): MediaTrackConstraints {
    const { lines, frameRate } = this.chosen_();
    return {
      width: { ideal: widthOf(lines) },
      height: { ideal: lines },
      frameRate: { ideal: frameRate, max: frameRate },
    };
  }

  /** For a screen: never larger, in its own shape. */
  get screenConstraints(): MediaTrackConstraints {
    const { lines, frameRate } = this.chosen_();
    return {
      width: { max: widthOf(lines) },
      height: { max: lines },
      frameRate: { ideal: Math.min(frameRate, 30), max: frameRate },
    };
  }

  /** What a picture like this is recorded with. */
  videoKbps(facts: PictureFacts): number {
    return this.chosen_().videoKbps ?? automaticKbps(facts);
  }

  /** What a track really gives, where it says so, and else what was asked of it. */
  factsOf(track: MediaStreamTrack | null): PictureFacts {
    const { lines, frameRate } = this.chosen_();
    const given = track?.getSettings() ?? {};
    return {
      width: given.width ?? widthOf(lines),
      height: given.height ?? lines,
      frameRate: given.frameRate ?? frameRate,
    };
  }
}

/**
 * 2.5 Mbit/s for 720p at 30 frames a second. A larger picture needs less for each of its pixels, and a faster one less
 * for each of its frames.
 */
export function automaticKbps({ width, height, frameRate }: PictureFacts): number {
  const size = (width * height) / (1280 * 720);
  const kbps = 2500 * size ** 0.8 * (frameRate / 30) ** 0.6;
  return Math.round(Math.min(12_000, Math.max(300, kbps)) / 100) * 100;
}

/** The choices that a camera can give, by what it says of itself; all of them where it says nothing. */
export function possible(
  capabilities: MediaTrackCapabilities | null,
  chosen: PictureChoice,
): { readonly lines: readonly number[]; readonly frameRates: readonly number[] } {
  const { width, height, frameRate } = capabilities ?? {};
  // A phone held upright swaps its sides.
  const mostLines = Math.min(width?.max ?? Infinity, height?.max ?? Infinity);
  const mostFrames = frameRate?.max ?? Infinity;
  return {
    lines: lineChoices.filter((lines) => lines <= mostLines || lines === chosen.lines),
    frameRates: frameRateChoices.filter(
      (rate) => rate <= Math.ceil(mostFrames) || rate === chosen.frameRate,
    ),
  };
}

function widthOf(lines: number): number {
  return Math.round((lines * 16) / 9 / 2) * 2;
}

function remembered(storage: Pick<Storage, 'getItem'> | null): PictureChoice {
  try {
    const value: unknown = JSON.parse(storage?.getItem(storageKey) ?? 'null');
    if (typeof value !== 'object' || value === null) return usual;
    const among = <T>(name: keyof PictureChoice, choices: readonly T[], otherwise: T): T => {
      const found: unknown = Reflect.get(value, name);
      return choices.find((choice) => choice === found) ?? otherwise;
    };
    return {
      lines: among<number>('lines', lineChoices, usual.lines),
      frameRate: among<number>('frameRate', frameRateChoices, usual.frameRate),
      videoKbps: among<number | null>('videoKbps', videoKbpsChoices, null),
    };
  } catch {
    return usual;
  }
}
