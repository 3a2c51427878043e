import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Page } from '../api/page';
import { Problem } from '../api/problem';
import { words } from '../words';
import { Hit, readHit } from './hit';
import { SearchPage } from './search-page';
import { HitQuery, TranscriptApi } from './transcript-api';

describe('SearchPage', () => {
  let asked: HitQuery[];
  let answer: () => Promise<Page<Hit>>;
  let fixture: ComponentFixture<SearchPage>;
  let element: HTMLElement;

  beforeEach(async () => {
    vi.useFakeTimers();
    asked = [];
    answer = () => Promise.resolve({ items: [], page: 0, size: 20, total: 0 });
    const search = (query: HitQuery): Promise<Page<Hit>> => {
      asked.push(query);
      return answer();
    };
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: TranscriptApi, useValue: { search } }],
    });
    fixture = TestBed.createComponent(SearchPage);
    vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await settle();
    element = fixture.nativeElement as HTMLElement;
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  const settle = async (): Promise<void> => {
    await vi.advanceTimersByTimeAsync(300);
    fixture.detectChanges();
  };
  const type = async (text: string): Promise<void> => {
    const field = element.querySelector('input');
    if (!field) throw new Error('No field');
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await settle();
  };

  it('asks for nothing before there are two letters', async () => {
    await type('f');

    expect(asked).toEqual([]);
    expect(element.textContent).toContain(words.search.hint.text);
  });

  it('shows what was said, marked, with the moment to go to', async () => {
    const hit = readHit({
      streamId: 's1',
      title: 'A talk',
      host: 'Ada',
      status: 'live',
      phraseId: 'p2',
      startSeconds: 4.5,
      startTime: 1_767_261_604_500,
      text: 'We speak of ferries today.',
      marks: [[12, 19]],
    });
    answer = () => Promise.resolve({ items: [hit], page: 0, size: 20, total: 1 });
    await type('ferries');
    const row = element.querySelector('li');

    expect(asked).toEqual([{ search: 'ferries', page: 0, size: 20 }]);
    expect(row?.querySelector('mark')?.textContent).toBe('ferries');
    expect(row?.textContent).toContain('We speak of ferries today.');
    expect(row?.querySelector('a')?.getAttribute('href')).toBe('/streams/s1/event?phrase=p2&t=4.5');
    expect(row?.textContent).toContain(words.status.live);
    expect(row?.textContent).toContain(words.search.at('0:04'));
  });

  it('says that nobody said it, or that nobody could be asked', async () => {
    await type('ferries');
    expect(element.textContent).toContain(words.search.noMatch.title);

    TestBed.resetTestingModule();
    const search = (): Promise<never> => Promise.reject(Problem.unreachable());
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: TranscriptApi, useValue: { search } }],
    });
    fixture = TestBed.createComponent(SearchPage);
    vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await settle();
    element = fixture.nativeElement as HTMLElement;
    await type('ferries');
    expect(element.textContent).toContain(words.search.stale);
  });
});
