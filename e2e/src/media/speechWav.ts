import { captures } from '../repository';
import { bundledFfmpeg, runBundled } from './bundledFfmpeg';

/** Writes the speech of a capture as a WAV, for Chromium's fake microphone (which plays it in a loop). */
export async function writeSpeechWav(path: string): Promise<void> {
  const { ffmpeg } = await bundledFfmpeg();
  const capture = `${captures['h264-webm']}/capture.webm`;
  await runBundled(ffmpeg, [
    '-nostdin',
    '-v',
    'error',
    '-y',
    '-i',
    capture,
    '-vn',
    '-ac',
    '1',
    path,
  ]);
}
