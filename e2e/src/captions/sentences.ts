import { join } from 'node:path';
import { bundledFfmpeg, runBundled } from '../media/bundledFfmpeg';

/** What the speaker says, one after the other and again. */
export const SENTENCES = [
  'Rivers carry sand to the sea.',
  'The delta grows every year.',
  'Boats < 12 m & rafts may pass.',
  'Let us look at the map.',
] as const;

const FIRST_HERTZ = 500;
const STEP_HERTZ = 100;
const BEEP_SECONDS = 0.6;
const EVERY_SECONDS = 3;

/** Says the sentences for Chromium's fake microphone (in a loop), each as a beep that the double understands. */
export async function sentencesWav(folder: string): Promise<string> {
  const wav = join(folder, 'sentences.wav');
  const beeps = SENTENCES.map((_, index) => {
    const hertz = FIRST_HERTZ + index * STEP_HERTZ;
    const within = `between(mod(t,${SENTENCES.length * EVERY_SECONDS}),${index * EVERY_SECONDS + 1},${index * EVERY_SECONDS + 1 + BEEP_SECONDS})`;
    return `0.5*sin(2*PI*${hertz}*t)*${within}`;
  });
  const seconds = SENTENCES.length * EVERY_SECONDS;
  const { ffmpeg } = await bundledFfmpeg();
  const source = `aevalsrc=exprs='${beeps.join('+')}':s=48000:d=${seconds}`;
  await runBundled(ffmpeg, [
    '-nostdin',
    '-v',
    'error',
    '-y',
    '-f',
    'lavfi',
    '-i',
    source,
    '-ac',
    '1',
    wav,
  ]);
  return wav;
}
