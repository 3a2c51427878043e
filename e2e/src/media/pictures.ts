import { runFfmpeg } from './bundledFfmpeg';

/** A decoded picture: its time in the file, and a checksum of all its pixels. */
export interface Picture {
  readonly seconds: number;
  readonly checksum: string;
}

/** Decodes all pictures of a file, none left out and none repeated. */
export async function picturesOf(file: string): Promise<Picture[]> {
  const ownTimes = ['-fps_mode', 'passthrough', '-enc_time_base', 'demux'];
  const map = ['-map', '0:v:0', ...ownTimes, '-f', 'framemd5', '-'];
  const text = (await runFfmpeg(['-copyts', '-i', file, ...map])).out.toString('utf8');
  const [, units, perSecond] = /#tb 0: (\d+)\/(\d+)/.exec(text) ?? [];
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(',').map((field) => field.trim()))
    .map((fields) => ({
      seconds: (Number(fields[2]) * Number(units)) / Number(perSecond),
      checksum: fields[5] ?? '',
    }));
}

/** The longest time between two neighbouring pictures. */
export function longestStandstill(pictures: readonly Picture[]): number {
  return pictures.reduce(
    (longest, { seconds }, index) =>
      Math.max(longest, seconds - (pictures[index - 1]?.seconds ?? seconds)),
    0,
  );
}
