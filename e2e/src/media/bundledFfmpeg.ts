import { dirname } from 'node:path';
import { java } from '../java';
import { run } from '../child';
import { standaloneJar } from '../repository';

/** The programs that the product brings along, so that a test needs none of the system. */
export interface BundledFfmpeg {
  readonly ffmpeg: string;
  readonly ffprobe: string;
}

let located: Promise<BundledFfmpeg> | undefined;

/** Asks the product's own jar where they are. */
export function bundledFfmpeg(): Promise<BundledFfmpeg> {
  located ??= locate();
  return located;
}

async function locate(): Promise<BundledFfmpeg> {
  const out = await run(java(), [
    '-cp',
    standaloneJar(),
    '-Dloader.main=live.rostrum.ffmpeg.FfmpegLocation',
    'org.springframework.boot.loader.launch.PropertiesLauncher',
  ]);
  return JSON.parse(out) as BundledFfmpeg;
}

/** Runs one of them with its own libraries. */
export function runBundled(program: string, args: readonly string[]): Promise<string> {
  return run(program, args, { LD_LIBRARY_PATH: dirname(program) });
}
