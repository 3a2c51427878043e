/** The part of an AnalyserNode that is used. */
export interface SoundSource {
  readonly fftSize: number;
  getFloatTimeDomainData(samples: Float32Array<ArrayBuffer>): void;
}

export interface Level {
  /** Loudness of the last few milliseconds in dBFS, never below {@link silenceDb}. */
  readonly rmsDb: number;
  /** The highest sample lately, falling slowly, in dBFS. */
  readonly peakDb: number;
  /** True once something louder than a quiet room has been heard. */
  readonly heard: boolean;
}

export const silenceDb = -60;
/** Speech at a normal distance is at -35 to -15 dBFS; a quiet room with an open microphone is below -50. */
const speechDb = -46;
/** A click is not a voice: this many loud readings (about a third of a second) count. */
const readingsToBeHeard = 8;
const peakFallDbPerReading = 0.8;

/** Reads how loud a sound is. The caller decides how often; `read` is cheap enough for each frame. */
export class LevelMeter {
  private readonly samples: Float32Array<ArrayBuffer>;
  private peakDb = silenceDb;
  private loudReadings = 0;

  constructor(private readonly source: SoundSource) {
    this.samples = new Float32Array(source.fftSize);
  }

  read(): Level {
    this.source.getFloatTimeDomainData(this.samples);
    let sum = 0;
    let highest = 0;
    for (const sample of this.samples) {
      sum += sample * sample;
      highest = Math.max(highest, Math.abs(sample));
    }
    const rmsDb = decibels(Math.sqrt(sum / this.samples.length));
    this.peakDb = Math.max(decibels(highest), this.peakDb - peakFallDbPerReading, silenceDb);
    if (rmsDb > speechDb) this.loudReadings++;
    return { rmsDb, peakDb: this.peakDb, heard: this.loudReadings >= readingsToBeHeard };
  }
}

function decibels(amplitude: number): number {
  return amplitude <= 0 ? silenceDb : Math.max(silenceDb, 20 * Math.log10(amplitude));
}

/** A level as a share of a meter's length, 0 to 1. */
export function meterShare(db: number): number {
  return Math.min(1, Math.max(0, (db - silenceDb) / -silenceDb));
}
