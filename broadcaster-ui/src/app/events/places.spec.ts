import { aPhrase } from '../../testing/transcripts';
import { RecordedPhrase } from '../library/recorded-transcript';
import { Places } from './places';

describe('Places', () => {
  const said = (id: string, startSeconds: number): ReturnType<typeof aPhrase> =>
    aPhrase({ id, startSeconds, endSeconds: startSeconds + 2 });
  const recorded = (id: string, startSeconds: number): RecordedPhrase => ({
    id,
    startSeconds,
    endSeconds: startSeconds + 2,
    text: '',
    language: '',
  });
  // From 20 to 50 s nothing was recorded.
  const placesOf = (items: readonly RecordedPhrase[]): Places =>
    new Places([said('a', 10), said('lost', 30), said('b', 60)], items);
  const places = placesOf([recorded('a', 8), recorded('b', 28)]);

  it('knows where a phrase is in the file, or that it is not', () => {
    expect([places.of('a'), places.of('b'), places.of('lost')]).toEqual([8, 28, null]);
  });

  it('finds other moments by the phrases around them', () => {
    expect(places.at(11)).toBe(9);
    expect(places.at(4)).toBe(2);
    expect(places.at(0)).toBe(0);
    expect(places.at(45)).toBe(28);
    expect(places.at(65)).toBe(33);
    expect(placesOf([]).at(10)).toBeNull();
  });

  it('knows what is heard', () => {
    expect([7, 8, 20, 27.97, 100].map((at) => places.phraseAt(at))).toEqual([
      null,
      'a',
      'a',
      'b',
      'b',
    ]);
  });
});
