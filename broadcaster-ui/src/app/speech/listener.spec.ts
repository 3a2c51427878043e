import { FakeClock } from '../../testing/fake-ingest';
import { FakeRecognition } from '../../testing/fake-recognition';
import { Heard, Listener } from './listener';
import { browserRecognition } from './recognition';

describe('Listener', () => {
  let clock: FakeClock;
  let made: FakeRecognition[];
  let heard: Heard[];
  let refuses: boolean;
  let listener: Listener;

  beforeEach(() => {
    clock = new FakeClock();
    made = [];
    heard = [];
    refuses = false;
    listener = new Listener('de-AT', (h) => heard.push(h), {
      create: () => {
        const recognition = new FakeRecognition(refuses);
        made.push(recognition);
        return recognition;
      },
      nowMs: clock.nowMs,
      later: clock.later,
      newId: () => `run${made.length}`,
    });
  });

  const current = (): FakeRecognition => {
    const last = made.at(-1);
    if (!last) throw new Error('Nothing was made');
    return last;
  };

  it('listens on and on for the language, guesses included', () => {
    listener.start();

    expect(current()).toMatchObject({ lang: 'de-AT', continuous: true, interimResults: true });
    expect(listener.state()).toEqual({ kind: 'listening' });
  });

  it('tells a phrase under one id from the first guess to the last word', async () => {
    listener.start();
    const begunMs = clock.nowMs();
    current().hear(0, 'Guten');
    await clock.advance(700);
    current().hear(0, 'Guten Tag', true);

    expect(heard).toEqual([
      {
        id: 'run1-0',
        text: 'Guten',
        startedAtMs: begunMs - 500,
        endedAtMs: begunMs,
        isFinal: false,
      },
      {
        id: 'run1-0',
        text: 'Guten Tag',
        startedAtMs: begunMs - 500,
        endedAtMs: begunMs + 700,
        isFinal: true,
      },
    ]);
  });

  it('takes guesses in pieces for one phrase, behind what is final', () => {
    listener.start();
    current().hearAll(
      0,
      { text: 'One.', isFinal: true },
      { text: 'Two', isFinal: false },
      { text: ' three', isFinal: false },
    );

    expect(heard.map(({ id, text, isFinal }) => [id, text, isFinal])).toEqual([
      ['run1-0', 'One.', true],
      ['run1-1', 'Two three', false],
    ]);
  });

  it('lets no phrase begin before the last one has ended', async () => {
    listener.start();
    current().hear(0, 'One', true);
    await clock.advance(100);
    current().hear(1, 'Two', true);

    expect(heard[1]?.startedAtMs).toBe(heard[0]?.endedAtMs);
    expect(heard[1]?.endedAtMs).toBe(clock.nowMs());
  });

  it('begins again when the browser ends, under another id', async () => {
    listener.start();
    current().hear(0, 'One', true);
    current().end();
    await clock.advance(250);
    current().hear(0, 'Two', true);

    expect(made).toHaveLength(2);
    expect(heard.map(({ id }) => id)).toEqual(['run1-0', 'run2-0']);
  });

  it('waits longer after each fault in a row, up to 30 s, and less after words', async () => {
    listener.start();
    const waits: number[] = [];
    for (let fault = 0; fault < 7; fault++) {
      current().fail('network');
      expect(listener.state()).toEqual({ kind: 'waiting' });
      const [waitMs = 0] = clock.pendingDelaysMs;
      waits.push(waitMs);
      await clock.advance(waitMs);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);

    current().hear(0, 'Back', true);
    current().fail('network');
    expect(clock.pendingDelaysMs).toEqual([1_000]);
  });

  it('takes a silence for no fault', async () => {
    listener.start();
    await clock.advance(8_000);
    current().fail('no-speech');

    expect(clock.pendingDelaysMs).toEqual([250]);
  });

  it('does not turn in circles where a run ends at once', async () => {
    listener.start();
    current().end();
    expect(clock.pendingDelaysMs).toEqual([1_000]);

    await clock.advance(1_000);
    current().fail('aborted');
    expect(clock.pendingDelaysMs).toEqual([2_000]);
  });

  it('waits too when the recogniser cannot be started', () => {
    refuses = true;
    listener.start();

    expect(clock.pendingDelaysMs).toEqual([1_000]);
  });

  it.each([
    ['not-allowed', 'not-allowed'],
    ['service-not-allowed', 'not-allowed'],
    ['language-not-supported', 'language-unknown'],
    ['audio-capture', 'no-microphone'],
  ])('stops for good after %s, until the host tries again', (error, problem) => {
    listener.start();
    current().fail(error);

    expect(listener.state()).toEqual({ kind: 'failed', problem });
    expect(clock.pendingDelaysMs).toEqual([]);

    listener.start();
    expect(made).toHaveLength(2);
  });

  it('hears nothing after it was stopped', async () => {
    listener.start();
    const last = current();
    listener.stop();
    last.hear(0, 'Too late', true);
    last.end();
    await clock.advance(60_000);

    expect(last.isAborted).toBe(true);
    expect(heard).toEqual([]);
    expect(made).toHaveLength(1);
  });
});

describe('browserRecognition', () => {
  it('finds the class under either name, or none', () => {
    expect(browserRecognition({})).toBeNull();
    expect(browserRecognition({ webkitSpeechRecognition: FakeRecognition })?.()).toBeInstanceOf(
      FakeRecognition,
    );
    expect(browserRecognition({ SpeechRecognition: FakeRecognition })).not.toBeNull();
  });
});
