import { aPhrase, aTranscript, phraseBody } from '../../testing/transcripts';
import { Problem } from '../api/problem';
import { Phrase, Transcript } from './transcript';
import { TranscriptBook } from './transcript-book';

describe('TranscriptBook', () => {
  let answers: (Transcript | null | Problem)[];
  let asked: (string | null | undefined)[];
  let saving: PromiseWithResolvers<Phrase | null>;
  let book: TranscriptBook;

  beforeEach(() => {
    answers = [aTranscript()];
    asked = [];
    saving = Promise.withResolvers();
    book = new TranscriptBook('s1', {
      read: (_, after) => {
        asked.push(after);
        const answer = answers.length === 0 ? Problem.unreachable() : (answers.shift() ?? null);
        return answer instanceof Problem ? Promise.reject(answer) : Promise.resolve(answer);
      },
      correct: () => saving.promise,
    });
  });

  const texts = (): string[] => book.phrases().map(({ text }) => text);

  it('asks for everything once and then for what has changed', async () => {
    await book.load();
    answers = [
      aTranscript({
        version: 5,
        items: [
          phraseBody({ id: 'p4', startSeconds: 70, text: 'The end.' }),
          phraseBody({ id: 'p1', text: 'Good morning.', corrected: true }),
        ],
      }),
    ];
    await book.renew();

    expect(asked).toEqual([null, '3']);
    expect(texts()).toEqual([
      'Good morning.',
      'We speak of ferries today.',
      'Any questions?',
      'The end.',
    ]);
  });

  it('tells nothing said from nothing to be had', async () => {
    answers = [null];
    await book.load();
    expect(book.state()).toBe('none');

    book = new TranscriptBook('s1', {
      read: () => Promise.reject(Problem.unreachable()),
      correct: () => saving.promise,
    });
    await book.load();
    expect(book.state()).toBe('failed');
  });

  it('keeps what is shown when a renewal fails, and asks less and less', async () => {
    await book.load();
    answers = [];
    for (let renewal = 0; renewal < 20; renewal++) await book.renew();

    expect(book.state()).toBe('ready');
    expect(book.isStale()).toBe(true);
    // One of 1, 2, 3, 5 and 9 renewals each; the rest is left out.
    expect(asked).toHaveLength(1 + 5);

    answers = [aTranscript()];
    await book.load();
    expect(book.isStale()).toBe(false);
  });

  it('shows a correction at once', async () => {
    await book.load();
    const done = book.correct('p1', 'Good day.');
    expect(book.phrases()[0]).toMatchObject({ text: 'Good day.', isCorrected: true });

    saving.resolve(aPhrase({ text: 'Good day.', corrected: true }));
    expect(await done).toBe(true);
    expect(book.phrases()[0]).toMatchObject({ text: 'Good day.', isCorrected: true });
  });

  it('shows a correction also while an older answer comes', async () => {
    await book.load();
    void book.correct('p1', 'Good day.');
    answers = [aTranscript({ items: [phraseBody()] })];
    await book.renew();

    expect(texts()[0]).toBe('Good day.');
  });

  it('takes a correction back that cannot be saved, and keeps it for another try', async () => {
    await book.load();
    const done = book.correct('p1', 'Good day.');
    saving.reject(Problem.unreachable());

    expect(await done).toBe(false);
    expect(book.phrases()[0]).toMatchObject({ text: 'Good evening.', isCorrected: false });
    expect(book.failedCorrection()).toEqual({
      phraseId: 'p1',
      text: 'Good day.',
      wasChanged: false,
    });

    saving = Promise.withResolvers();
    saving.resolve(null);
    await book.correct('p1', 'Good day.');
    expect(texts()[0]).toBe('Good day.');
    expect(book.failedCorrection()).toBeNull();
  });

  it('shows what somebody else has written meanwhile, and keeps its own for another try', async () => {
    await book.load();
    const theirs = phraseBody({ text: 'Good night.', corrected: true, version: 4 });
    answers = [aTranscript({ version: 4, items: [theirs] })];
    const done = book.correct('p1', 'Good day.');
    saving.reject(new Problem(412, 'changed-meanwhile'));

    expect(await done).toBe(false);
    expect(texts()[0]).toBe('Good night.');
    expect(book.phrases()[0]?.version).toBe('4');
    expect(book.failedCorrection()).toMatchObject({ text: 'Good day.', wasChanged: true });
  });

  it('has an end', async () => {
    const items = Array.from({ length: 20_010 }, (_, index) =>
      phraseBody({ id: `p${index}`, startSeconds: index }),
    );
    answers = [aTranscript({ items })];
    await book.load();

    expect(book.phrases()).toHaveLength(20_000);
    expect(book.phrases().at(-1)?.id).toBe('p20009');
  });
});
