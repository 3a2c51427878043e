/** A media playlist with the times of its segments on the programme clock. */
export interface MediaPlaylist {
  readonly text: string;
  /** Seconds between each segment's end and the next one's beginning; negative where they overlap. */
  holes(): number[];
}

interface Segment {
  readonly startMs: number;
  readonly seconds: number;
}

export async function mediaPlaylist(
  url: string,
  streamId: string,
  rendition: string,
): Promise<MediaPlaylist> {
  const response = await fetch(`${url}/live/${streamId}/${rendition}/live.m3u8`, {
    signal: AbortSignal.timeout(10_000),
  });
  const text = await response.text();
  const segments = segmentsOf(text);
  return {
    text,
    holes: () =>
      segments.slice(1).map(({ startMs }, index) => {
        const before = segments[index];
        return before === undefined ? 0 : (startMs - before.startMs) / 1000 - before.seconds;
      }),
  };
}

function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let startMs = 0;
  let seconds = 0;
  for (const line of text.split('\n')) {
    const [tag, value] = [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)];
    if (tag === '#EXT-X-PROGRAM-DATE-TIME') {
      startMs = Date.parse(value);
    } else if (tag === '#EXTINF') {
      seconds = Number.parseFloat(value);
    } else if (line !== '' && !line.startsWith('#')) {
      segments.push({ startMs, seconds });
    }
  }
  return segments;
}
