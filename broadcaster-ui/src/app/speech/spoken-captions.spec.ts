import { FakeClock } from '../../testing/fake-ingest';
import { Heard } from './listener';
import { pieces, SpokenCaption, SpokenCaptions, SpokenTake } from './spoken-captions';

describe('SpokenCaptions', () => {
  let clock: FakeClock;
  let take: SpokenTake | null;
  let sent: SpokenCaption[];
  let captions: SpokenCaptions;

  beforeEach(() => {
    clock = new FakeClock();
    take = { takeId: 't1', startedAtMs: clock.nowMs() - 10_000 };
    sent = [];
    captions = new SpokenCaptions({
      take: () => take,
      send: (caption) => sent.push(caption),
      nowMs: clock.nowMs,
      later: clock.later,
    });
  });

  const heard = (text: string, isFinal = false): Heard => ({
    id: 'p1',
    text,
    startedAtMs: clock.nowMs() - 500,
    endedAtMs: clock.nowMs(),
    isFinal,
  });

  it('tells times of the take', () => {
    captions.heard(heard('Hello', true));

    expect(sent).toEqual([
      { id: 'p1', takeId: 't1', startMs: 9_500, endMs: 10_000, text: 'Hello', final: true },
    ]);
  });

  it('lets a phrase that began in the last take begin with this one', () => {
    take = { takeId: 't2', startedAtMs: clock.nowMs() - 100 };
    captions.heard(heard('Hello', true));

    expect(sent[0]).toMatchObject({ takeId: 't2', startMs: 0, endMs: 100 });
  });

  it('sends guesses four times a second at most, the last one in its turn', async () => {
    for (const text of ['a', 'a b', 'a b c']) {
      captions.heard(heard(text));
      await clock.advance(100);
    }
    await clock.advance(100);

    expect(sent.map(({ text }) => text)).toEqual(['a', 'a b c']);
  });

  it('sends a final phrase at once, and no guess of it after it', async () => {
    captions.heard(heard('a'));
    captions.heard(heard('a b'));
    captions.heard(heard('A, b.', true));
    await clock.advance(1_000);

    expect(sent.map(({ text, final }) => [text, final])).toEqual([
      ['a', false],
      ['A, b.', true],
    ]);
  });

  it('says nothing while nothing is recorded', () => {
    take = null;
    captions.heard(heard('Hello', true));

    expect(sent).toEqual([]);
  });

  it('cuts a very long phrase at spaces, with its share of the time', () => {
    const text = 'twelve letters '.repeat(80).trim();
    const parts = pieces({ ...heard(text, true), startedAtMs: 0, endedAtMs: 60_000 });

    expect(parts.map(({ text: { length } }) => length <= 500)).toEqual([true, true, true]);
    expect(parts.map((part) => part.text).join(' ')).toBe(text);
    expect(parts.map(({ id }) => id)).toEqual(['p1', 'p1-1', 'p1-2']);
    expect(parts[1]?.startedAtMs).toBe(parts[0]?.endedAtMs);
    expect(parts[2]?.endedAtMs).toBeCloseTo(60_000);
  });

  it('shows the end of a guess that is too long', () => {
    captions.heard(heard(`${'word '.repeat(150)}end`));

    expect(sent[0]?.text.length).toBeLessThanOrEqual(500);
    expect(sent[0]?.text).toMatch(/^word .* end$/);
  });
});
