import { join } from 'node:path';
import { captures } from '../repository';
import { bundledFfmpeg, runBundled } from './bundledFfmpeg';

/** Makes a WAV of the speech of a capture, for Chromium's fake microphone (which plays it in a loop). */
export async function speechWav(folder: string): Promise<string> {
  const wav = join(folder, 'speech.wav');
  const capture = `${captures['h264-webm']}/capture.webm`;
  await make(['-i', capture, '-vn', '-ac', '1', wav]);
  return wav;
}

/** Makes a calm moving picture for Chromium's fake camera, nicer to look at than its test pattern. */
export async function stageMjpeg(folder: string): Promise<string> {
  const mjpeg = join(folder, 'stage.mjpeg');
  const picture =
    'gradients=s=1280x720:r=30:d=8:speed=0.01:n=4:x0=0:y0=0:x1=1280:y1=720:c0=0x0f172a:c1=0x312e81:c2=0x4f46e5:c3=0x38bdf8';
  await make(['-f', 'lavfi', '-i', picture, '-pix_fmt', 'yuvj420p', '-q:v', '3', mjpeg]);
  return mjpeg;
}

async function make(args: readonly string[]): Promise<void> {
  const { ffmpeg } = await bundledFfmpeg();
  await runBundled(ffmpeg, ['-nostdin', '-v', 'error', '-y', ...args]);
}
