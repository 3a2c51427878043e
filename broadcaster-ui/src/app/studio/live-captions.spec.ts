import { FakeClock } from '../../testing/fake-ingest';
import { FakeRecognition } from '../../testing/fake-recognition';
import { captionsOff } from '../captions/caption-settings';
import { readSpeechProviders } from '../captions/speech-provider';
import { Cue } from '../rooms/cue';
import { Listener } from '../speech/listener';
import { SpokenCaption, SpokenCaptions } from '../speech/spoken-captions';
import { CaptionState } from '../transcripts/transcript';
import { words } from '../words';
import { ListenerCheck } from './listener-check';
import { LiveCaptions } from './live-captions';

const cue = (id: string, text: string, isFinal = true, startTimeMs = Number(id.slice(1))): Cue => ({
  id,
  language: 'en-US',
  startTimeMs,
  text,
  isFinal,
});

describe('LiveCaptions', () => {
  let clock: FakeClock;
  let made: FakeRecognition[];
  let sent: SpokenCaption[];
  let answers: (CaptionState | Error)[];
  let isMuted: boolean;

  beforeEach(() => {
    clock = new FakeClock();
    made = [];
    sent = [];
    answers = [];
    isMuted = false;
  });

  function captions(canRecognise = true): LiveCaptions {
    const settings = { ...captionsOff, enabled: true, provider: 'browser' } as const;
    return new LiveCaptions(settings, {
      state: () => {
        const answer = answers.shift() ?? new Error('away');
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
      isMuted: () => isMuted,
      listen: (heard) =>
        canRecognise
          ? new Listener('en-US', heard, {
              create: () => {
                const recognition = new FakeRecognition();
                made.push(recognition);
                return recognition;
              },
              nowMs: clock.nowMs,
              later: clock.later,
              newId: () => `run${made.length}`,
            })
          : null,
      spoken: new SpokenCaptions({
        take: () => ({ takeId: 't1', startedAtMs: clock.nowMs() - 5_000 }),
        send: (caption) => sent.push(caption),
        nowMs: clock.nowMs,
        later: clock.later,
      }),
    });
  }

  it('shows the last two captions, in their order, and takes one back', () => {
    const live = captions();
    live.cue(cue('c1', 'One'));
    live.cue(cue('c3', 'Thr', false));
    live.cue(cue('c2', 'Two'));
    live.cue(cue('c3', 'Three'));
    live.cue(cue('c3', 'Thre', false));
    expect(live.shown().map(({ text }) => text)).toEqual(['Two', 'Three']);

    live.cue(cue('c3', ''));
    expect(live.shown().map(({ text }) => text)).toEqual(['One', 'Two']);
  });

  it('keeps the last answer when the service is away, and says so', async () => {
    const live = captions();
    const listening = { state: 'listening', code: null, isDraft: false } as const;
    answers = [listening];
    await live.renew();
    await live.renew();

    expect(live.state()).toEqual(listening);
    expect(live.isUnknown()).toBe(true);
  });

  it('listens on the air alone, and never while muted', async () => {
    const live = captions();
    live.listen(false);
    expect(made).toHaveLength(0);

    live.listen(true);
    made[0]?.hear(0, 'Hello', true);
    expect(sent.map(({ text }) => text)).toEqual(['Hello']);

    isMuted = true;
    made[0]?.hear(1, 'Nobody’s business', true);
    expect(sent).toHaveLength(1);
    live.listen(true);
    expect(made[0]?.isAborted).toBe(true);
    await clock.advance(60_000);
    expect(made).toHaveLength(1);

    isMuted = false;
    live.listen(true);
    expect(made).toHaveLength(2);
    live.close();
    expect(made[1]?.isAborted).toBe(true);
  });

  it('leaves an ear that failed for good to the host', () => {
    const live = captions();
    live.listen(true);
    made[0]?.fail('not-allowed');
    live.listen(true);
    expect(made).toHaveLength(1);

    live.tryAgain();
    expect(made).toHaveLength(2);
  });

  it('knows that this browser cannot', () => {
    const live = captions(false);
    live.listen(true);

    expect([live.isDeaf, live.listening]).toEqual([true, null]);
  });
});

describe('ListenerCheck', () => {
  const providers = readSpeechProviders({
    default: 'azure',
    items: [
      { name: 'azure', available: true, languages: null },
      { name: 'vosk', available: false, code: 'no-model' },
    ],
  });
  const check = async (
    provider: 'azure' | 'vosk' | 'browser' | null,
    answer = Promise.resolve(providers),
  ): Promise<unknown> => {
    const made = new ListenerCheck(
      { ...captionsOff, provider },
      { providers: () => answer },
      false,
    );
    await made.run();
    return made.state();
  };

  it('says who will listen, or why nobody will', async () => {
    expect(await check(null)).toEqual({ kind: 'ready', provider: 'azure', language: 'en-US' });
    expect(await check('vosk')).toEqual({
      kind: 'problem',
      text: words.captions.codes['no-model'],
    });
    expect(await check('browser')).toEqual({
      kind: 'problem',
      text: words.captions.notThisBrowser,
    });
    expect(await check(null, Promise.resolve({ fallback: null, items: [] }))).toEqual({
      kind: 'problem',
      text: words.captions.codes['no-provider'],
    });
    expect(await check(null, Promise.reject(new Error('away')))).toEqual({ kind: 'unknown' });
  });
});
