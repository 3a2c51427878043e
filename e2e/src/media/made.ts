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

/** Makes a speaker's outline before a calm moving light, for Chromium's fake camera. */
export async function stageMjpeg(folder: string): Promise<string> {
  const mjpeg = join(folder, 'stage.mjpeg');
  const light =
    'gradients=s=1280x720:r=30:d=8:speed=0.008:seed=7:n=4:x0=0:y0=0:x1=1280:y1=720:c0=0x1e1b4b:c1=0x3730a3:c2=0x4f46e5:c3=0x7dd3fc';
  const head = 'lt(hypot(X-640,Y-270),86)';
  const body = 'lt(hypot((X-640)/215,(Y-600)/225),1)';
  const lectern = 'gt(Y,545)*lt(abs(X-640),150-(Y-545)/6)';
  const speaker =
    `color=black:s=1280x720:d=0.1,format=rgba,` +
    `geq=r='if(${lectern},30,15)':g='if(${lectern},41,18)':b='if(${lectern},59,32)':` +
    `a='255*gt(${head}+${body}+${lectern},0)'`;
  const inputs = ['-f', 'lavfi', '-i', light, '-f', 'lavfi', '-i', speaker];
  const overlay = ['-filter_complex', 'overlay=eof_action=repeat,format=yuvj420p'];
  await make([...inputs, ...overlay, '-q:v', '3', mjpeg]);
  return mjpeg;
}

async function make(args: readonly string[]): Promise<void> {
  const { ffmpeg } = await bundledFfmpeg();
  await runBundled(ffmpeg, ['-nostdin', '-v', 'error', '-y', ...args]);
}
