import { Problem } from '../api/problem';
import { noSummary, readSummary, Summary, SummaryText } from './summary';
import { SummaryDesk } from './summary-desk';
import { changesIn, draftOf, readClock } from './summary-draft';

const body = {
  streamId: 's1',
  status: 'ready',
  kind: 'summary',
  provider: 'openai',
  model: 'some-model',
  soFar: false,
  overview: 'It was about ferries.',
  keyPoints: ['They are slow.', 'They are safe.'],
  decisions: [],
  actionItems: [{ text: 'Buy one', owner: 'Ada' }, { text: 'Paint it' }],
  chapters: [
    { startSeconds: 0.4, title: 'Welcome' },
    { startSeconds: 751.6, title: 'Questions' },
  ],
  highlights: [],
  edited: false,
  tokens: { input: 12_000, output: 800 },
  seconds: 14.2,
  createdAt: '2026-01-01T11:05:00Z',
};

describe('readSummary', () => {
  it('reads what there is, and what there is not yet', () => {
    expect(readSummary(body)).toMatchObject({
      model: 'some-model',
      actionItems: [
        { text: 'Buy one', owner: 'Ada' },
        { text: 'Paint it', owner: '' },
      ],
      code: null,
      progress: null,
    });
    expect(readSummary({ status: 'none' })).toEqual(noSummary);
    expect(readSummary({ status: 'failed', code: 'a-later-code' }).code).toBe('other');
    expect(readSummary({ status: 'working', progress: { done: 9, total: 4 } }).progress).toEqual({
      done: 4,
      total: 4,
    });
  });
});

describe('changesIn', () => {
  const before = readSummary(body);

  it('is empty when nothing has changed, although times lose their fractions', () => {
    expect(changesIn(draftOf(before), before)).toEqual({});
  });

  it('has only what is different', () => {
    const draft = draftOf(before);
    const after = {
      ...draft,
      keyPoints: 'They are slow.\n\n They are loved. \n',
      chapters: [...draft.chapters, { time: '5:00', title: 'Break' }, { time: '', title: '  ' }],
    };

    expect(changesIn(after, before)).toEqual({
      keyPoints: ['They are slow.', 'They are loved.'],
      chapters: [
        { startSeconds: 0.4, title: 'Welcome' },
        { startSeconds: 300, title: 'Break' },
        { startSeconds: 751.6, title: 'Questions' },
      ],
    });
  });

  it('does not guess a time', () => {
    const draft = { ...draftOf(before), chapters: [{ time: 'soon', title: 'Break' }] };

    expect(changesIn(draft, before)).toBeNull();
  });

  it.each([
    ['7', 7],
    ['12:31', 751],
    ['1:02:03', 3_723],
    ['12:75', null],
    ['', null],
    ['1:2:3:4', null],
  ])('reads "%s" as %s', (text, seconds) => {
    expect(readClock(text)).toBe(seconds);
  });
});

describe('SummaryDesk', () => {
  let answers: (Summary | Problem)[];
  let pressed: [string, Partial<SummaryText>?][];
  let desk: SummaryDesk;

  beforeEach(() => {
    answers = [];
    pressed = [];
    const answer = (): Promise<Summary> => {
      const next = answers.shift() ?? Problem.unreachable();
      return next instanceof Problem ? Promise.reject(next) : Promise.resolve(next);
    };
    desk = new SummaryDesk('s1', {
      read: answer,
      start: () => {
        pressed.push(['start']);
        return answer();
      },
      change: (_, change) => {
        pressed.push(['change', change]);
        return answer();
      },
    });
  });

  it('goes from none over working to ready', async () => {
    answers = [noSummary, { ...noSummary, status: 'working' }, readSummary(body)];
    const states = [desk.state()];
    await desk.load();
    states.push(desk.state());
    await desk.generate();
    states.push(desk.state());
    expect(desk.isWorking()).toBe(true);
    await desk.load();
    states.push(desk.state());

    expect(states).toEqual(['loading', 'none', 'working', 'ready']);
  });

  it('waits for one that is being made already', async () => {
    answers = [new Problem(409, 'already-summarising'), { ...noSummary, status: 'working' }];
    await desk.generate();

    expect(desk.state()).toBe('working');
    expect(desk.problem()).toBeNull();
  });

  it('keeps what was there when it cannot begin or save', async () => {
    answers = [readSummary(body), Problem.unreachable(), Problem.unreachable()];
    await desk.load();
    await desk.generate();
    expect([desk.state(), desk.problem()]).toEqual(['ready', 'start-failed']);

    expect(await desk.save({ overview: 'x' })).toBe(false);
    expect([desk.summary()?.overview, desk.problem()]).toEqual([
      'It was about ferries.',
      'save-failed',
    ]);
  });

  it('says that there is nothing to summarise', async () => {
    answers = [new Problem(409, 'no-transcript')];
    await desk.generate();

    expect(desk.problem()).toBe('no-transcript');
  });

  it('lets nobody press twice', async () => {
    answers = [readSummary(body)];
    await Promise.all([desk.save({ overview: 'a' }), desk.save({ overview: 'b' })]);

    expect(pressed).toEqual([['change', { overview: 'a' }]]);
  });
});
