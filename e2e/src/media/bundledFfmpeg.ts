import { dirname } from 'node:path';
import { run, runForBytes, type Written } from '../child';
import { program } from '../java';

/** The programs that the product brings along, so that a test needs none of the system. */
export interface BundledFfmpeg {
  readonly ffmpeg: string;
  readonly ffprobe: string;
}

let located: Promise<BundledFfmpeg> | undefined;

/** Asks the product where they are. */
export function bundledFfmpeg(): Promise<BundledFfmpeg> {
  located ??= locate();
  return located;
}

async function locate(): Promise<BundledFfmpeg> {
  const out = await run(...program('live.rostrum.ffmpeg.FfmpegLocation'));
  return JSON.parse(out) as BundledFfmpeg;
}

/** Runs one of them with its own libraries. */
export function runBundled(program: string, args: readonly string[]): Promise<string> {
  return run(program, args, { LD_LIBRARY_PATH: dirname(program) });
}

/** Runs FFmpeg with its own libraries, and gives what it has written. */
export async function runFfmpeg(args: readonly string[]): Promise<Written> {
  const { ffmpeg } = await bundledFfmpeg();
  const all = ['-nostdin', '-hide_banner', '-v', 'warning', ...args];
  return runForBytes(ffmpeg, all, { LD_LIBRARY_PATH: dirname(ffmpeg) });
}
