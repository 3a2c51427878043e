import type { Phrase } from './transcript';

/**
 * Where a moment of the programme is in a file, by the phrases that both have: a recording may lack parts of the event,
 * so positions differ by more than a constant. Undefined if the file has nothing of it.
 */
export function placeInFile(
  programmeSeconds: number,
  ofStream: readonly Phrase[],
  ofFile: readonly Phrase[],
): number | undefined {
  const places = new Map(ofFile.map((phrase) => [phrase.id, phrase.startSeconds]));
  const known = ofStream.filter(({ id }) => places.has(id));
  const before = known.findLast(({ startSeconds }) => startSeconds <= programmeSeconds);
  const nearest = before ?? known[0];
  const place = nearest && places.get(nearest.id);
  if (nearest === undefined || place === undefined) {
    return undefined;
  }
  // Within the phrase to the moment; between two phrases no further than the end of the first, as the next may be elsewhere.
  const length = Math.max(0, nearest.endSeconds - nearest.startSeconds);
  return place + Math.min(length, Math.max(0, programmeSeconds - nearest.startSeconds));
}
