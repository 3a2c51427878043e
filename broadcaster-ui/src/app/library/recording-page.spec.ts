import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Problem } from '../api/problem';
import { aRecording, withoutFile } from '../../testing/recordings';
import { words } from '../words';
import { Recording } from './recording';
import { ClipDraft, RecordingApi } from './recording-api';
import { RecordingPage } from './recording-page';
import { nothingRecorded, RecordedTranscript } from './recorded-transcript';
import { VodAddresses } from './vod-addresses';

describe('RecordingPage', () => {
  let api: Partial<RecordingApi>;
  let fixture: ComponentFixture<RecordingPage>;
  let element: HTMLElement;

  const render = async (
    answer: () => Promise<Recording>,
    spoken: RecordedTranscript = nothingRecorded,
  ): Promise<void> => {
    api = { read: answer, transcript: () => Promise.resolve(spoken) };
    const invitation = (): Promise<never> => Promise.reject(Problem.unreachable());
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: RecordingApi, useValue: api },
        { provide: VodAddresses, useValue: new VodAddresses({ invitation }) },
      ],
    });
    fixture = TestBed.createComponent(RecordingPage);
    fixture.componentRef.setInput('id', 'r1');
    await settle();
    element = fixture.nativeElement as HTMLElement;
  };

  const settle = async (): Promise<void> => {
    await fixture.whenStable();
    await fixture.whenStable();
  };

  const press = async (name: string): Promise<void> => {
    const found = [...element.querySelectorAll('button')].find(
      (button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === name,
    );
    if (!found) throw new Error(`No button ${name}`);
    found.click();
    await settle();
  };

  const input = (selector: string): HTMLInputElement => {
    const found = element.querySelector<HTMLInputElement>(selector);
    if (!found) throw new Error(`No ${selector}`);
    return found;
  };

  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('plays the file and tells what is missing from it', async () => {
    await render(() => Promise.resolve(aRecording()));

    expect(element.querySelector('h1')?.textContent).toBe('A talk');
    expect(element.querySelector('video')?.getAttribute('src')).toBe('/vod/r1/recording.mp4');
    expect(element.textContent).toContain('Recorded 59:58 of 1:00:00, gap of 2 s at 12:31.');
    expect(element.textContent).toContain(words.library.continuity.causes.connection);
    expect(element.querySelectorAll('.bar .gap')).toHaveLength(1);
  });

  it('plays from a gap', async () => {
    await render(() => Promise.resolve(aRecording()));
    const play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();

    await press(words.library.continuity.play('12:31'));

    expect(play).toHaveBeenCalled();
    expect(element.querySelector('video')?.currentTime).toBe(751);
  });

  it('says how far it has come while there is nothing to play', async () => {
    const progress = { step: 'finishing', percent: 80 };
    await render(() =>
      Promise.resolve(aRecording({ ...withoutFile, status: 'processing', progress })),
    );

    expect(element.querySelector('video')).toBeNull();
    expect(element.textContent).toContain(`${words.library.steps.finishing}, 80 %`);
    expect(element.textContent).not.toContain(words.library.trim.open);
  });

  it('says why there is none', async () => {
    await render(() =>
      Promise.resolve(aRecording({ ...withoutFile, status: 'failed', failure: 'no-media' })),
    );

    expect(element.textContent).toContain(words.library.failures['no-media']);
  });

  it('tells a recording that is not there from a server that is away', async () => {
    await render(() => Promise.reject(new Problem(404, 'not-found')));
    expect(element.textContent).toContain(words.library.missing.title);

    TestBed.resetTestingModule();
    await render(() => Promise.reject(Problem.unreachable()));
    expect(element.textContent).toContain(words.library.failed.title);
  });

  it('takes another title in its place', async () => {
    await render(() => Promise.resolve(aRecording()));
    api.rename = (id, title) => Promise.resolve(aRecording({ id, title }));
    await press(words.library.rename);
    const field = input('app-recording-title input');
    field.value = '  A better title ';
    field.dispatchEvent(new Event('input'));
    await settle();
    await press(words.library.save);

    expect(element.querySelector('h1')?.textContent).toBe('A better title');
  });

  it('keeps what was written when it cannot be saved', async () => {
    await render(() => Promise.resolve(aRecording()));
    api.rename = () => Promise.reject(Problem.unreachable());
    await press(words.library.rename);
    await press(words.library.save);

    expect(element.querySelector('[role=alert]')?.textContent).toBe(words.library.renameFailed);
    expect(element.querySelector('app-recording-title input')).not.toBeNull();
  });

  it('makes a clip of what lies between the handles', async () => {
    await render(() => Promise.resolve(aRecording({ storyboardUrl: null })));
    const made: [string, ClipDraft][] = [];
    api.clip = (id, draft) => {
      made.push([id, draft]);
      return Promise.resolve(aRecording({ id: 'c1', title: draft.title, clipOf: id }));
    };
    await press(words.library.trim.open);
    const [start, end] = element.querySelectorAll<HTMLInputElement>('app-clip-card [type=range]');
    for (const [handle, value] of [
      [end, 120.5],
      [start, 60],
    ] as const) {
      if (!handle) throw new Error('No handle');
      handle.valueAsNumber = value;
      handle.dispatchEvent(new Event('input'));
    }
    await settle();
    expect(element.textContent).toContain('1:00 to 2:00, 1:00 long');

    await press(words.library.trim.make);

    expect(made).toEqual([
      ['r1', { title: words.library.trim.titleOf('A talk'), startSeconds: 60, endSeconds: 120.5 }],
    ]);
    expect(element.querySelector('app-clip-card')).toBeNull();
  });

  it('goes back to the library after a deletion, and undoes it from there', async () => {
    await render(() => Promise.resolve(aRecording()));
    const restored: string[] = [];
    api.remove = () => Promise.resolve();
    api.restore = (id) => {
      restored.push(id);
      return Promise.resolve();
    };
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await press(words.library.remove);
    expect(navigate).toHaveBeenLastCalledWith(['/library']);

    const undo = [...document.querySelectorAll<HTMLElement>('button')].find(
      ({ textContent }) => textContent.trim() === words.library.undo,
    );
    undo?.click();
    await settle();

    expect(restored).toEqual(['r1']);
    expect(navigate).toHaveBeenLastCalledWith(['/library', 'r1']);
  });

  it('leads to the watch page, for a clip to the clip', async () => {
    await render(() => Promise.resolve(aRecording({ clipOf: 'r0' })));
    const address = input('app-recording-share input');

    expect(new URL(address.value).pathname).toBe('/watch/s1');
    expect(new URL(address.value).searchParams.get('recording')).toBe('r1');
  });

  it('shows chapters and what was said beside the player, each leading to its place', async () => {
    const spoken = {
      captionsUrl: '/vod/r1/captions/captions.vtt',
      chaptersUrl: '/vod/r1/chapters.vtt',
    };
    await render(() => Promise.resolve(aRecording(spoken)), {
      items: [
        { id: 'p1', startSeconds: 61.5, endSeconds: 63, text: 'Any questions?', language: 'en' },
      ],
      chapters: [{ startSeconds: 60, title: 'Questions' }],
    });
    vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
    expect([...element.querySelectorAll('track')].map(({ kind }) => kind)).toEqual([
      'captions',
      'chapters',
    ]);

    await press(words.transcript.jump('1:01'));
    expect(element.querySelector('video')?.currentTime).toBe(61.5);

    const chapter = element.querySelector<HTMLElement>('.chapters button');
    expect(chapter?.textContent).toContain('Questions');
    chapter?.click();
    expect(element.querySelector('video')?.currentTime).toBe(60);
  });

  it('has no card for words where nothing was said', async () => {
    await render(() => Promise.resolve(aRecording()));

    expect(element.querySelector('app-spoken-card')).toBeNull();
    expect(element.querySelector('track')).toBeNull();
    expect(element.querySelector('a[href="/streams/s1/event"]')).not.toBeNull();
  });
});
