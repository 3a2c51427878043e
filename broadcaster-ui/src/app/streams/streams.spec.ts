import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Page } from '../api/page';
import { Problem } from '../api/problem';
import { words } from '../words';
import { readStream, Stream } from './stream';
import { StreamApi } from './stream-api';
import { Streams } from './streams';

function page(...titles: string[]): Page<Stream> {
  const items = titles.map((title, index) =>
    readStream({
      id: String(index),
      title,
      owner: { id: 'u', name: 'Ada' },
      status: index === 0 ? 'live' : 'created',
      visibility: 'public',
      viewers: 3,
      startedAt: index === 0 ? '2026-01-01T10:00:00Z' : undefined,
      createdAt: '2026-01-01T09:00:00Z',
      watchUrl: `/watch/${index}`,
    }),
  );
  return { items, page: 0, size: 20, total: items.length };
}

describe('Streams', () => {
  const render = async (answer: () => Promise<Page<Stream>>): Promise<HTMLElement> => {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: StreamApi, useValue: { listMine: answer } }],
    });
    const fixture = TestBed.createComponent(Streams);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  };

  it('lists streams with their state, and viewers of what is live', async () => {
    const element = await render(() => Promise.resolve(page('On air', 'Next week')));
    const rows = [...element.querySelectorAll('li')].map((row) => row.textContent);

    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('On air');
    expect(rows[0]).toContain(words.status.live);
    expect(rows[0]).toContain(words.streams.viewers(3));
    expect(rows[1]).toContain(words.status.created);
    expect(rows[1]).not.toContain(words.streams.viewers(3));
  });

  it('invites to create the first one', async () => {
    const element = await render(() => Promise.resolve(page()));

    expect(element.textContent).toContain(words.streams.empty.title);
    expect(element.querySelectorAll('a[href="/streams/new"]')).toHaveLength(1);
  });

  it('says that nothing is lost when nothing could be loaded', async () => {
    const element = await render(() => Promise.reject(Problem.unreachable()));

    expect(element.textContent).toContain(words.streams.failed.text);
  });
});
