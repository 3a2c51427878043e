import { refusalWords, words } from './words';

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
