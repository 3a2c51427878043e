import { signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Session } from '../account/session';
import { Page } from '../api/page';
import { Problem } from '../api/problem';
import { aRecording, withoutFile } from '../../testing/recordings';
import { words } from '../words';
import { Library } from './library';
import { Recording } from './recording';
import { RecordingApi } from './recording-api';
import { VodAddresses } from './vod-addresses';

function page(...items: Recording[]): Page<Recording> {
  return { items, page: 0, size: 20, total: items.length };
}

describe('Library', () => {
  let roles: string[];
  let api: Partial<RecordingApi>;
  let fixture: ComponentFixture<Library>;

  beforeEach(() => {
    roles = ['BROADCASTER'];
    api = {};
  });

  const render = async (answer: () => Promise<Page<Recording>>): Promise<HTMLElement> => {
    api.listMine = answer;
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: RecordingApi, useValue: api },
        { provide: Session, useValue: { user: signal({ id: 'u1', roles }) } },
        { provide: VodAddresses, useValue: new VodAddresses({ invitation: () => never() }) },
      ],
    });
    fixture = TestBed.createComponent(Library);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  };

  const button = (element: HTMLElement, name: string): HTMLButtonElement => {
    const found = [...element.querySelectorAll('button')].find(
      ({ textContent }) => textContent.trim() === name,
    );
    if (!found) throw new Error(`No button ${name}`);
    return found;
  };

  it('lists recordings with length, size, state and gaps', async () => {
    const element = await render(() =>
      Promise.resolve(
        page(
          aRecording({ id: 'a' }),
          aRecording({
            id: 'b',
            title: 'Just over',
            ...withoutFile,
            status: 'processing',
            progress: { step: 'assembling', percent: 41.7 },
          }),
        ),
      ),
    );
    const rows = [...element.querySelectorAll('li')];

    expect(rows[0]?.textContent).toContain('59:58');
    expect(rows[0]?.textContent).toContain('1.8 GB');
    expect(rows[0]?.textContent).toContain(words.library.continuity.note(1));
    expect(rows[0]?.querySelector('img')?.getAttribute('src')).toBe('/vod/a/poster.jpg');
    expect(rows[1]?.textContent).toContain('Processing, 41 %');
    expect(rows[1]?.querySelector('progress')?.value).toBe(41.7);
    expect(rows[1]?.querySelector('img')).toBeNull();
    expect(element.querySelector('app-storage-card')).toBeNull();
  });

  it('invites to record when there is nothing', async () => {
    const element = await render(() => Promise.resolve(page()));

    expect(element.textContent).toContain(words.library.empty.title);
  });

  it('says that nothing is lost when nothing could be loaded', async () => {
    const element = await render(() => Promise.reject(Problem.unreachable()));

    expect(element.textContent).toContain(words.library.failed.text);
  });

  it('restores what was deleted', async () => {
    const restored: string[] = [];
    let deleted = [aRecording({ id: 'gone', restorableUntil: '2026-01-02T12:00:00Z' })];
    api.restore = (id) => {
      restored.push(id);
      deleted = [];
      return Promise.resolve();
    };
    const element = await render(() => Promise.resolve(page()));
    api.listMine = (query) => Promise.resolve(page(...(query.deleted ? deleted : [])));
    button(element, words.library.showDeleted).click();
    await fixture.whenStable();
    expect(element.querySelector('li')?.textContent).toContain('Can be restored until');

    button(element, words.library.restore).click();
    await fixture.whenStable();

    expect(restored).toEqual(['gone']);
    expect(element.textContent).toContain(words.library.noneDeleted.title);
  });

  it('shows an administrator the storage and what retention would delete', async () => {
    roles = ['ADMIN'];
    api.storage = () =>
      Promise.resolve({
        kind: 'local',
        usedBytes: 60e9,
        freeBytes: 40e9,
        reserveBytes: 5e9,
        state: 'low',
        retention: { maxAgeDays: 90, maxBytes: 80e9 },
      });
    api.previewRetention = () =>
      Promise.resolve({
        items: [{ id: 'old', title: 'Long ago', sizeBytes: 3e9, reason: 'age' }],
        bytes: 3e9,
      });
    const element = await render(() => Promise.resolve(page()));
    await fixture.whenStable();
    const card = element.querySelector<HTMLElement>('app-storage-card') ?? element;
    expect(card).not.toBe(element);
    expect(card.textContent).toContain('60.0 GB used');
    expect(card.textContent).toContain(words.library.storage.states.low);
    expect(card.textContent).toContain(
      'Recordings are deleted after 90 days; the oldest are deleted when all take more than 80.0 GB.',
    );

    button(card, words.library.storage.preview).click();
    await fixture.whenStable();

    expect(card.textContent).toContain('1 recording would be deleted now, which frees 3.0 GB.');
    expect(card.querySelector('li')?.textContent).toContain('Long ago');
  });

  it('asks for the storage again when recordings come or go', async () => {
    roles = ['ADMIN'];
    let freeBytes = 40e9;
    api.storage = () =>
      Promise.resolve({
        kind: 'local',
        usedBytes: 60e9,
        freeBytes,
        reserveBytes: 0,
        state: 'ok',
        retention: { maxAgeDays: null, maxBytes: null },
      });
    const element = await render(() => Promise.resolve(page(aRecording({ id: 'a' }))));
    await fixture.whenStable();
    expect(element.querySelector('app-storage-card')?.textContent).toContain('40.0 GB free');

    freeBytes = 41e9;
    api.listMine = () => Promise.resolve(page());
    button(element, words.library.showDeleted).click();
    await fixture.whenStable();
    await fixture.whenStable();

    expect(element.querySelector('app-storage-card')?.textContent).toContain('41.0 GB free');
  });
});

function never(): Promise<never> {
  return Promise.reject(new Error('Nobody shall ask for this.'));
}
