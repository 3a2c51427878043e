import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Problem } from '../api/problem';
import { words } from '../words';
import { Profile } from './profile';
import { ProfileApi, ProfileChange } from './profile-api';
import { Session } from './session';
import { User } from './user';

const ada: User = {
  id: 'u1',
  email: 'ada@example.org',
  name: 'Ada',
  roles: ['BROADCASTER'],
  pictureUrl: '/api/users/u1/picture?v=1',
  biography: 'Counts.',
  isInvited: false,
};

describe('Profile', () => {
  let changes: ProfileChange[];
  let learned: User[];
  let change: (wished: ProfileChange) => Promise<User>;

  beforeEach(() => {
    changes = [];
    learned = [];
    change = (wished) => {
      changes.push(wished);
      return Promise.resolve({ ...ada, name: wished.name ?? ada.name, pictureUrl: null });
    };
  });

  const render = async (
    read: () => Promise<User>,
  ): Promise<{ page: HTMLElement; stable: () => Promise<unknown> }> => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        {
          provide: ProfileApi,
          useValue: { read, change: (wished: ProfileChange) => change(wished) },
        },
        { provide: Session, useValue: { learned: (user: User) => learned.push(user) } },
      ],
    });
    const fixture = TestBed.createComponent(Profile);
    await fixture.whenStable();
    return {
      page: fixture.nativeElement as HTMLElement,
      stable: () => fixture.whenStable(),
    };
  };
  const press = (page: HTMLElement, text: string): void => {
    const button = [...page.querySelectorAll('button')].find((candidate) =>
      candidate.textContent.includes(text),
    );
    if (!button) throw new Error(`No button ${text}`);
    button.click();
  };

  it('saves a new name without the picture, and tells the session', async () => {
    const { page, stable } = await render(() => Promise.resolve(ada));
    expect(page.querySelector('app-avatar img')).not.toBeNull();

    press(page, words.profile.removePicture);
    const name = page.querySelector<HTMLInputElement>('input[autocomplete=name]');
    if (!name) throw new Error('No name');
    name.value = 'Ada Byron';
    name.dispatchEvent(new Event('input'));
    await stable();
    expect(page.querySelector('app-avatar')?.textContent.trim()).toBe('AB');
    page.querySelector('form')?.dispatchEvent(new Event('submit'));
    await stable();

    expect(changes).toEqual([{ name: 'Ada Byron', picture: null }]);
    expect(learned.map(({ name: known }) => known)).toEqual(['Ada Byron']);
  });

  it('keeps what was written when it could not be saved', async () => {
    change = () => Promise.reject(Problem.unreachable());
    const { page, stable } = await render(() => Promise.resolve(ada));
    press(page, words.profile.removePicture);
    page.querySelector('form')?.dispatchEvent(new Event('submit'));
    await stable();

    expect(page.querySelector('[role=alert]')?.textContent).toContain(words.profile.notSaved);
    expect(page.querySelector('app-avatar img')).toBeNull();
  });

  it('offers another try when it could not be loaded', async () => {
    const { page } = await render(() => Promise.reject(Problem.unreachable()));

    expect(page.textContent).toContain(words.profile.failed.title);
    expect(page.textContent).toContain(words.common.tryAgain);
  });
});
