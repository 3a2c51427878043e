/** Statistics of Chromium's video tracks: MediaStreamTrack Statistics (mediacapture-extensions 9). */
interface TrackWithStats {
  readonly stats: { readonly deliveredFrames: number };
}

/** How many pictures a camera has given; null where the browser does not count. */
export function deliveredFrames(track: MediaStreamTrack): number | null {
  return hasStats(track) ? track.stats.deliveredFrames : null;
}

function hasStats(track: object): track is TrackWithStats {
  if (!('stats' in track)) return false;
  const { stats } = track;
  return typeof stats === 'object' && stats !== null && 'deliveredFrames' in stats;
}
