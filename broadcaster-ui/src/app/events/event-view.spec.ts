import { signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Session } from '../account/session';
import { Problem } from '../api/problem';
import { RecordingApi } from '../library/recording-api';
import { VodAddresses } from '../library/vod-addresses';
import { readStream, Stream } from '../streams/stream';
import { StreamApi } from '../streams/stream-api';
import { noSummary, readSummary, Summary } from '../summaries/summary';
import { SummaryApi } from '../summaries/summary-api';
import { Transcript } from '../transcripts/transcript';
import { TranscriptApi } from '../transcripts/transcript-api';
import { Confirm } from '../ui/confirm';
import { FileSaver } from '../ui/file-saver';
import { aRecording } from '../../testing/recordings';
import { aPhrase, aTranscript, transcriptBody } from '../../testing/transcripts';
import { words } from '../words';
import { EventView } from './event-view';

const ready = readSummary({
  status: 'ready',
  model: 'some-model',
  overview: 'It was about ferries.',
  keyPoints: ['They are slow.'],
  chapters: [{ startSeconds: 5, title: 'Ferries' }],
  edited: true,
  tokens: { input: 12_000, output: 800 },
  seconds: 14,
  createdAt: '2026-01-01T11:05:00Z',
});

describe('EventView', () => {
  let transcripts: Partial<TranscriptApi>;
  let summaries: Partial<SummaryApi>;
  let recordings: Partial<RecordingApi>;
  let saved: string[][];
  let answers: boolean[];
  let userId: string;
  let fixture: ComponentFixture<EventView>;
  let element: HTMLElement;

  beforeEach(() => {
    transcripts = { read: () => Promise.resolve(aTranscript()) };
    summaries = { read: () => Promise.resolve(noSummary) };
    recordings = {
      ofStream: () => Promise.resolve(aRecording()),
      transcript: () =>
        Promise.resolve({
          items: [
            { id: 'p1', startSeconds: 1, endSeconds: 3, text: '', language: '' },
            { id: 'p2', startSeconds: 3.5, endSeconds: 6, text: '', language: '' },
          ],
          chapters: [],
        }),
    };
    saved = [];
    answers = [];
    userId = 'u1';
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  const stream = (changes: Record<string, unknown> = {}): Stream =>
    readStream({
      id: 's1',
      title: 'A talk',
      owner: { id: 'u1', name: 'Ada' },
      status: 'ended',
      visibility: 'public',
      createdAt: '2026-01-01T09:00:00Z',
      startedAt: '2026-01-01T10:00:00Z',
      endedAt: '2026-01-01T11:00:00Z',
      watchUrl: '/watch/s1',
      ...changes,
    });

  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn++) await fixture.whenStable();
  };

  const render = async (
    event: Stream = stream(),
    inputs: Record<string, unknown> = {},
  ): Promise<void> => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: TranscriptApi, useValue: transcripts },
        { provide: SummaryApi, useValue: summaries },
        { provide: RecordingApi, useValue: recordings },
        { provide: StreamApi, useValue: {} },
        { provide: Session, useValue: { user: signal({ id: userId, roles: ['BROADCASTER'] }) } },
        { provide: VodAddresses, useValue: { open: (_: unknown, path: string) => path } },
        { provide: Confirm, useValue: { ask: () => Promise.resolve(answers.shift() ?? false) } },
        { provide: FileSaver, useValue: { save: (...file: string[]) => saved.push(file) } },
      ],
    });
    fixture = TestBed.createComponent(EventView);
    fixture.componentRef.setInput('stream', event);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await settle();
    element = fixture.nativeElement as HTMLElement;
  };

  const button = (name: string): HTMLButtonElement => {
    const found = [...document.querySelectorAll('button')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === name,
    );
    if (!found) throw new Error(`No button ${name}`);
    return found;
  };
  const press = async (name: string): Promise<void> => {
    button(name).click();
    await settle();
  };
  const line = (id: string): HTMLElement => {
    const found = document.getElementById(`said-${id}`);
    if (!found) throw new Error(`No line ${id}`);
    return found;
  };
  const write = (text: string): HTMLTextAreaElement => {
    const field = element.querySelector<HTMLTextAreaElement>('app-phrase-editor textarea');
    if (!field) throw new Error('No editor');
    field.value = text;
    field.dispatchEvent(new Event('input'));
    return field;
  };
  const key = async (field: HTMLElement, name: string): Promise<void> => {
    field.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
    await settle();
  };

  it('shows what was said and where nobody wrote it down', async () => {
    await render();

    expect(element.querySelectorAll('[id^=said-]')).toHaveLength(3);
    expect(element.textContent).toContain(words.transcript.gap('0:10', 40));
  });

  it('shows markup as the text that it is', async () => {
    transcripts.read = () =>
      Promise.resolve(
        aTranscript({ items: [{ ...firstItem(), text: '<b>bold</b> <script>x</script>' }] }),
      );
    await render();

    expect(line('p1').querySelector('b')).toBeNull();
    expect(line('p1').textContent).toContain('<b>bold</b> <script>x</script>');
  });

  it('plays the recording from a line, where the file has it', async () => {
    await render();
    const play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();

    await press(words.transcript.jump('0:04'));

    expect(play).toHaveBeenCalledOnce();
    expect(element.querySelector('video')?.currentTime).toBe(3.5);

    await press(words.transcript.jump('1:00'));
    expect(play).toHaveBeenCalledOnce();
    expect(document.body.textContent).toContain(words.event.notRecorded('1:00'));
  });

  it('marks the line that is heard', async () => {
    await render();
    const video = element.querySelector('video');
    if (!video) throw new Error('No player');
    video.currentTime = 4;
    video.dispatchEvent(new Event('timeupdate'));
    await settle();

    expect(element.querySelector('[aria-current]')?.id).toBe('said-p2');
  });

  it('goes once to the moment that somebody came for', async () => {
    await render(stream(), { phrase: 'p2', at: 4 });

    expect(element.querySelector('video')?.currentTime).toBe(3.5);
    expect(line('p2').classList).toContain('found');
  });

  it('opens the watch page at the moment while there is no recording', async () => {
    recordings.ofStream = () => Promise.resolve(null);
    const opened: unknown[] = [];
    vi.spyOn(window, 'open').mockImplementation((address) => {
      opened.push(address);
      return null;
    });
    await render();
    expect(element.textContent).toContain(words.event.noRecording);

    await press(words.transcript.jump('0:04'));

    expect(opened).toEqual([`${location.origin}/watch/s1?t=4`]);
  });

  it('takes a correction by Enter, shows it at once, and gives the keyboard back', async () => {
    const corrected: string[] = [];
    transcripts.correct = (_, { id }, text) => {
      corrected.push(text);
      return Promise.resolve(aPhrase({ id, text, corrected: true }));
    };
    await render();
    await press(words.transcript.correct('0:01'));
    const field = write(' Good\nmorning. ');
    await key(field, 'Enter');
    await new Promise((resolve) => setTimeout(resolve));

    expect(corrected).toEqual(['Good morning.']);
    expect(line('p1').textContent).toContain('Good morning.');
    expect(line('p1').textContent).toContain(words.transcript.corrected);
    expect(document.activeElement?.getAttribute('aria-label')).toBe(
      words.transcript.correct('0:01'),
    );
  });

  it('leaves a correction by Escape, and saves no empty line', async () => {
    transcripts.correct = () => Promise.reject(new Error('Nobody shall ask for this.'));
    await render();
    await press(words.transcript.correct('0:01'));
    await key(write('  '), 'Enter');
    expect(element.textContent).toContain(words.transcript.editor.empty);

    await key(write('Something else'), 'Escape');

    expect(element.querySelector('app-phrase-editor')).toBeNull();
    expect(line('p1').textContent).toContain('Good evening.');
  });

  it('takes a correction back that cannot be saved, and offers another try', async () => {
    let isAway = true;
    transcripts.correct = (_, { id }, text) =>
      isAway ? Promise.reject(Problem.unreachable()) : Promise.resolve(aPhrase({ id, text }));
    await render();
    await press(words.transcript.correct('0:01'));
    await key(write('Good morning.'), 'Enter');
    expect(line('p1').textContent).toContain('Good evening.');
    expect(element.textContent).toContain(words.transcript.correctionFailed);

    isAway = false;
    await press(words.common.tryAgain);

    expect(line('p1').textContent).toContain('Good morning.');
    expect(element.textContent).not.toContain(words.transcript.correctionFailed);
  });

  it('shows what a line was before, and takes it into the field', async () => {
    transcripts.read = () =>
      Promise.resolve(aTranscript({ items: [{ ...firstItem(), corrected: true }] }));
    transcripts.history = () =>
      Promise.resolve([
        { text: 'Good eve', at: '2026-01-01T10:10:00Z', by: 'Ada' },
        { text: 'Goody ring', at: '2026-01-01T10:00:00Z', by: null },
      ]);
    await render();
    await press(words.transcript.correct('0:01'));
    await press(words.transcript.editor.history);
    const earlier = [...element.querySelectorAll('app-phrase-editor li')];
    expect(earlier.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('Ada'),
      expect.stringContaining(words.transcript.editor.recognised),
    ]);

    earlier[1]?.querySelector('button')?.click();

    const field = element.querySelector<HTMLTextAreaElement>('app-phrase-editor textarea');
    expect(field?.value).toBe('Goody ring');
  });

  it('lets nobody else correct or summarise', async () => {
    userId = 'u2';
    await render();

    expect(element.querySelector('.edit')).toBeNull();
    expect(element.textContent).not.toContain(words.summary.generate);
  });

  it('saves the transcript as a file named after the event', async () => {
    transcripts.file = (_, format) => Promise.resolve(`a ${format} file`);
    await render();
    await press(words.transcript.download);
    const choice = [...document.querySelectorAll<HTMLElement>('[mat-menu-item]')].find(
      ({ textContent }) => textContent.trim() === words.transcript.formats.srt,
    );
    choice?.click();
    await settle();

    expect(saved).toEqual([['A talk.srt', 'a srt file', 'application/x-subrip']]);
  });

  it('makes a summary on a press and tells how it comes along', async () => {
    summaries.start = () =>
      Promise.resolve({ ...noSummary, status: 'working', progress: { done: 1, total: 4 } });
    await render();
    await press(words.summary.generate);

    expect(element.textContent).toContain(words.summary.working({ done: 1, total: 4 }));
    expect(element.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('25');
  });

  it('tells model, tokens and time, and asks before it replaces what was written', async () => {
    let starts = 0;
    summaries.read = () => Promise.resolve(ready);
    summaries.start = () => {
      starts++;
      return Promise.resolve<Summary>({ ...ready, status: 'working' });
    };
    await render();
    expect(element.textContent).toContain(words.summary.by('some-model'));
    expect(element.textContent).toContain(words.summary.tokens(12_000, 800));
    answers = [false, true];

    await press(words.summary.again);
    expect(starts).toBe(0);
    await press(words.summary.again);
    expect(starts).toBe(1);
  });

  it('says what to do when there is none', async () => {
    summaries.read = () => Promise.resolve({ ...noSummary, status: 'failed', code: 'quota' });
    await render();

    expect(element.textContent).toContain(words.summary.codes.quota);
    expect(button(words.common.tryAgain).disabled).toBe(false);
  });

  it('keeps the last summary while another one is made, and when that fails', async () => {
    summaries.read = () => Promise.resolve({ ...ready, status: 'working' });
    await render();
    expect(element.textContent).toContain(words.summary.working(null));
    expect(element.textContent).toContain('It was about ferries.');

    TestBed.resetTestingModule();
    summaries.read = () => Promise.resolve({ ...ready, status: 'failed', code: 'timed-out' });
    await render();
    expect(element.textContent).toContain(words.summary.codes['timed-out']);
    expect(element.textContent).toContain('It was about ferries.');
  });

  it('calls highlights so and says why', async () => {
    summaries.read = () =>
      Promise.resolve({
        ...noSummary,
        status: 'ready',
        kind: 'highlights',
        highlights: [{ startSeconds: 4, text: 'We speak of ferries today.' }],
      });
    await render();
    const card = element.querySelector('app-summary-card');

    expect(card?.querySelector('h2')?.textContent).toBe(words.summary.highlights);
    expect(card?.textContent).toContain(words.summary.highlightsText);
    expect(card?.textContent).not.toContain(words.summary.edit);
  });

  it('writes a summary over, and only what is other than before', async () => {
    const changes: unknown[] = [];
    summaries.read = () => Promise.resolve(ready);
    summaries.change = (_, change) => {
      changes.push(change);
      return Promise.resolve({ ...ready, ...change });
    };
    await render();
    await press(words.summary.edit);
    const overview = element.querySelector<HTMLTextAreaElement>('app-summary-editor textarea');
    if (!overview) throw new Error('No editor');
    overview.value = 'It was about boats.';
    overview.dispatchEvent(new Event('input'));
    await press(words.summary.save);

    expect(changes).toEqual([{ overview: 'It was about boats.' }]);
    expect(element.querySelector('app-summary-editor')).toBeNull();
    expect(element.textContent).toContain('It was about boats.');
  });

  it('plays a chapter from its place in the file', async () => {
    summaries.read = () => Promise.resolve(ready);
    await render();
    const play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();

    await press(words.summary.jump('0:05', 'Ferries'));

    expect(play).toHaveBeenCalledOnce();
    expect(element.querySelector('video')?.currentTime).toBe(4.5);
  });

  it('labels a draft, and a summary of what has been said so far', async () => {
    transcripts.read = (): Promise<Transcript> =>
      Promise.resolve(aTranscript({ status: 'live', draft: true }));
    summaries.read = () => Promise.resolve({ ...ready, isSoFar: true });
    await render(stream({ status: 'live', endedAt: null }));

    expect(element.textContent).toContain(words.transcript.draft);
    expect(element.textContent).toContain(words.summary.soFar(words.summary.title));
    expect(element.textContent).toContain(words.event.live);
    expect(element.querySelector('video')).toBeNull();
  });
});

function firstItem(): object {
  const [first] = transcriptBody()['items'] as object[];
  return first ?? {};
}
