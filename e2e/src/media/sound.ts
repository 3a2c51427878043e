import { runFfmpeg } from './bundledFfmpeg';

const RATE_HZ = 8000;
/** Of an envelope. */
export const STEPS_PER_SECOND = 100;
const SAMPLES_PER_STEP = RATE_HZ / STEPS_PER_SECOND;
const WINDOW_STEPS = 4 * STEPS_PER_SECOND;
const HOP_STEPS = STEPS_PER_SECOND;
/** A window of silence can be anywhere; less deviation than this is one. */
const LEAST_DEVIATION = 0.002;

/** Where a window of one sound is in another. */
export interface Match {
  readonly seconds: number;
  /** How much later it is there. */
  readonly lagSeconds: number;
  /** From -1 to 1. */
  readonly correlation: number;
}

/** How loud a file is, hundred times a second, on its own clock; silence stands where its sound has not begun. */
export async function envelopeOf(file: string): Promise<Float64Array> {
  const filters = 'aresample=async=1:min_hard_comp=0.01:first_pts=0';
  const format = ['-ac', '1', '-ar', String(RATE_HZ), '-f', 's16le', '-'];
  const { out } = await runFfmpeg([
    '-copyts',
    '-i',
    file,
    '-map',
    '0:a:0',
    '-af',
    filters,
    ...format,
  ]);
  const envelope = new Float64Array(Math.floor(out.length / 2 / SAMPLES_PER_STEP));
  return envelope.map((_, step) => {
    let energy = 0;
    for (let sample = 0; sample < SAMPLES_PER_STEP; sample++) {
      const value = out.readInt16LE(2 * (step * SAMPLES_PER_STEP + sample)) / 32768;
      energy += value * value;
    }
    return Math.sqrt(energy / SAMPLES_PER_STEP);
  });
}

/**
 * Finds each window of four seconds of a sound in another, where it is most alike; windows of silence are left out.
 *
 * @param withinSeconds how far from its own place it is looked for
 */
export function matches(sound: Float64Array, other: Float64Array, withinSeconds: number): Match[] {
  const found: Match[] = [];
  for (let at = 0; at + WINDOW_STEPS <= sound.length; at += HOP_STEPS) {
    const window = sound.subarray(at, at + WINDOW_STEPS);
    if (deviation(window) < LEAST_DEVIATION) continue;
    const last = Math.min(other.length - WINDOW_STEPS, at + withinSeconds * STEPS_PER_SECOND);
    let best = { step: at, correlation: -1 };
    for (let step = Math.max(0, at - withinSeconds * STEPS_PER_SECOND); step <= last; step++) {
      const correlation = correlationOf(window, other.subarray(step, step + WINDOW_STEPS));
      if (correlation > best.correlation) best = { step, correlation };
    }
    found.push({
      seconds: at / STEPS_PER_SECOND,
      lagSeconds: (best.step - at) / STEPS_PER_SECOND,
      correlation: best.correlation,
    });
  }
  return found;
}

/**
 * Finds each window of four seconds of a sound in another that is played in a loop.
 *
 * @return how much later it is there, from 0 to the loop's length
 */
export function matchesInLoop(sound: Float64Array, loop: Float64Array): Match[] {
  const lengthSeconds = loop.length / STEPS_PER_SECOND;
  const overTheSeam = Float64Array.of(...loop, ...loop.subarray(0, WINDOW_STEPS));
  return matches(sound, overTheSeam, Infinity).map((match) => ({
    ...match,
    lagSeconds: ((match.lagSeconds % lengthSeconds) + lengthSeconds) % lengthSeconds,
  }));
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: Float64Array): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

function correlationOf(one: Float64Array, other: Float64Array): number {
  const [a, b] = [mean(one), mean(other)];
  let [both, ofOne, ofOther] = [0, 0, 0];
  for (let step = 0; step < one.length; step++) {
    const [x, y] = [(one[step] ?? 0) - a, (other[step] ?? 0) - b];
    both += x * y;
    ofOne += x * x;
    ofOther += y * y;
  }
  return ofOne === 0 || ofOther === 0 ? 0 : both / Math.sqrt(ofOne * ofOther);
}
