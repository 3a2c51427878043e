import { signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { Session } from '../account/session';
import { Confirm } from '../ui/confirm';
import { KeptRecordings } from './kept-recordings';
import { Leftover } from './leftovers';
import { LeftoversBar } from './leftovers-bar';

const offered: Leftover = {
  streamId: 's',
  title: 'A talk',
  takeIds: ['a'],
  ms: 192_000,
  bytes: 45_000_000,
  sentBytes: 0,
  state: 'offered',
};

describe('LeftoversBar', () => {
  const all = signal<readonly Leftover[]>([]);
  const user = signal<{ readonly id: string } | null>({ id: 'ada' });
  let calls: string[];
  let sure: boolean;
  let fixture: ComponentFixture<LeftoversBar>;

  beforeEach(async () => {
    calls = [];
    sure = false;
    all.set([offered]);
    user.set({ id: 'ada' });
    const called =
      (name: string) =>
      (argument: string | null): Promise<void> => {
        calls.push(`${name} ${argument}`);
        return Promise.resolve();
      };
    const leftovers = {
      all,
      userIs: called('user'),
      finish: called('finish'),
      pause: called('pause'),
      remove: called('remove'),
      dismiss: called('dismiss'),
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: KeptRecordings, useValue: { leftovers } },
        { provide: Session, useValue: { user } },
        { provide: Confirm, useValue: { ask: () => Promise.resolve(sure) } },
      ],
    });
    fixture = TestBed.createComponent(LeftoversBar);
    await fixture.whenStable();
  });

  const text = (): string => (fixture.nativeElement as HTMLElement).textContent;
  const press = async (name: string): Promise<void> => {
    const buttons = [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
    buttons.find(({ textContent }) => textContent.trim() === name)?.click();
    await fixture.whenStable();
  };
  const become = async (change: Partial<Leftover>): Promise<void> => {
    all.set([{ ...offered, ...change }]);
    await fixture.whenStable();
  };

  it('asks for what belongs to whoever is signed in', async () => {
    user.set(null);
    await fixture.whenStable();

    expect(calls).toEqual(['user ada', 'user null']);
  });

  it('offers to finish, and deletes only after a confirmation', async () => {
    expect(text()).toContain('“A talk” is still in this browser: 3 min 12 s, 45 MB.');
    calls = [];
    await press('Finish the upload');
    await press('Delete it');
    sure = true;
    await press('Delete it');

    expect(calls).toEqual(['finish s', 'remove s']);
  });

  it('shows progress, and can be paused', async () => {
    await become({ state: 'uploading', sentBytes: 9_000_000 });
    expect(text()).toContain('9 MB of 45 MB');
    const bar = (fixture.nativeElement as HTMLElement).querySelector('[role=progressbar]');
    expect(bar?.getAttribute('aria-valuenow')).toBe('20');
    calls = [];
    await press('Pause');

    expect(calls).toEqual(['pause s']);
  });

  it.each([
    ['too-late', 'can no longer be completed'],
    ['gone', 'does not exist any more'],
    ['not-recorded', 'is not recorded any more'],
  ] as const)('says plainly that nothing can be sent: %s', async (state, words) => {
    await become({ state });

    expect(text()).toContain(words);
    expect(text()).toContain('Delete it');
    expect(text()).not.toContain('Try again');
  });

  it('says nothing of a take of which only the end is to be told', async () => {
    await become({ bytes: 0, state: 'uploading' });

    expect(text().trim()).toBe('');
  });
});
