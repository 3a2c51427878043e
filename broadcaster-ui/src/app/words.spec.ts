import { lengthText, refusalWords, words } from './words';

describe('lengthText', () => {
  it.each([
    [400, '1 s'],
    [14_000, '14 s'],
    [192_000, '3 min 12 s'],
    [600_000, '10 min'],
    [7_500_000, '2 h 5 min'],
    [7_200_000, '2 h'],
  ])('%i ms is %s', (ms, text) => {
    expect(lengthText(ms)).toBe(text);
  });
});

describe('words', () => {
  it('counts in good English', () => {
    expect(words.studio.reconnecting(1, 0)).toBe(
      'Reconnecting. 1 second is kept here and will be sent.',
    );
    expect(words.studio.reconnecting(14, 20)).toBe(
      'Reconnecting, 20 seconds so far. 14 seconds are kept here and will be sent.',
    );
    expect(words.signIn.tooMany(30)).toContain('30 seconds');
    expect(words.signIn.tooMany(200)).toContain('4 minutes');
  });

  it('has its own words for what a broadcaster can do something about', () => {
    expect(refusalWords('already-publishing')).toBe('already-publishing');
    expect(refusalWords('too-large')).toBe('other');
  });

  it('never shouts', () => {
    const everything = JSON.stringify(words, (_, value: unknown) =>
      typeof value === 'function' ? String(value) : value,
    );

    expect(everything.replace(/=>|!==/g, '')).not.toContain('!');
  });
});
