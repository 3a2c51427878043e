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
const time = /^(?:(\d+):)?(\d{2}):(\d{2})\.(\d{3}) --> /;
const place = /^([^#\s]+)#xywh=(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})$/;

/** The pictures of a storyboard: a WebVTT file whose cues are places on sheets. What is no such cue is left out. */
export function readStoryboard(vtt: string, url: string): Tile[] {
  const tiles: Tile[] = [];
  for (const block of vtt.split(/\r?\n\r?\n/)) {
    const lines = block.trim().split(/\r?\n/);
    const timing = lines.findIndex((line) => time.test(line));
    const tile = timing < 0 ? null : readTile(lines[timing] ?? '', lines[timing + 1] ?? '', url);
    if (tile !== null) tiles.push(tile);
    if (tiles.length === mostTiles) break;
  }
  return tiles;
}

/** About `count` pictures, evenly spread over `durationSeconds`. */
export function spread(tiles: readonly Tile[], durationSeconds: number, count: number): Tile[] {
  const chosen: Tile[] = [];
  for (let index = 0; index < count; index++) {
    const tile = tileAt(tiles, ((index + 0.5) / count) * durationSeconds);
    if (tile !== null) chosen.push(tile);
  }
  return chosen;
}

/** The last picture at or before a position. */
export function tileAt(tiles: readonly Tile[], seconds: number): Tile | null {
  return tiles.findLast(({ startSeconds }) => startSeconds <= seconds) ?? tiles[0] ?? null;
}

function readTile(timing: string, payload: string, url: string): Tile | null {
  const start = time.exec(timing);
  const found = place.exec(payload.trim());
  if (start === null || found === null) return null;
  const [, hours = '0', minutes, seconds, thousandths] = start;
  const [, name = '', x, y, width, height] = found;
  return {
    startSeconds:
      Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(thousandths) / 1000,
    sheetUrl: sibling(url, name),
    x: Number(x),
    y: Number(y),
    width: Number(width),
    height: Number(height),
  };
}

/** The file beside the storyboard; a name cannot lead anywhere else. */
function sibling(url: string, name: string): string {
  return url.slice(0, url.lastIndexOf('/') + 1) + encodeURIComponent(name);
}
