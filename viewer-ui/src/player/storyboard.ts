/** A small picture out of a sheet of many, and the time that it stands for. */
export interface Tile {
  readonly startSeconds: number;
  readonly sheetUrl: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Sheets are bounded where they are made: 12 of 100 pictures. */
const mostTiles = 1_200;
const mostLetters = 500_000;
const timeoutMs = 15_000;
const cue =
  /(?:(\d+):)?(\d{2}):(\d{2})\.(\d{3}) --> [^\n]*\n([^#\s/]+)#xywh=(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})/g;

/** The pictures of a storyboard: a WebVTT file whose cues are places on sheets beside it. Other cues are left out. */
export function parseStoryboard(vtt: string, url: string): readonly Tile[] {
  const folder = url.slice(0, url.lastIndexOf('/') + 1);
  const tiles: Tile[] = [];
  for (const found of vtt.slice(0, mostLetters).replaceAll('\r\n', '\n').matchAll(cue)) {
    const [hours, minutes, seconds, ms] = found.slice(1, 5).map((part) => Number(part || 0));
    const [x, y, width, height] = found.slice(6, 10).map(Number);
    tiles.push({
      startSeconds: (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0) + (ms ?? 0) / 1000,
      sheetUrl: folder + encodeURIComponent(found[5] ?? ''),
      x: x ?? 0,
      y: y ?? 0,
      width: width ?? 0,
      height: height ?? 0,
    });
    if (tiles.length === mostTiles) {
      break;
    }
  }
  return tiles;
}

/** The last picture at or before a position. */
export function tileAt(tiles: readonly Tile[], seconds: number): Tile | undefined {
  return tiles.findLast(({ startSeconds }) => startSeconds <= seconds) ?? tiles[0];
}

/** None where there are none, or nobody answers: a seek bar works without. */
export async function loadStoryboard(url: string): Promise<readonly Tile[]> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    return answer.ok ? parseStoryboard(await answer.text(), url) : [];
  } catch {
    return [];
  }
}
