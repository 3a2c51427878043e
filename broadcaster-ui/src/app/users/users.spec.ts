import { TestBed } from '@angular/core/testing';
import { Session } from '../account/session';
import { User } from '../account/user';
import { Page } from '../api/page';
import { Problem } from '../api/problem';
import { Confirm } from '../ui/confirm';
import { words } from '../words';
import { UserApi, UserDraft } from './user-api';
import { Users } from './users';

const ada: User = {
  id: 'u1',
  email: 'ada@example.org',
  name: 'Ada Byron',
  roles: ['ADMIN', 'BROADCASTER'],
  pictureUrl: null,
  biography: '',
  isInvited: false,
};
const grace: User = {
  ...ada,
  id: 'u2',
  email: 'grace@example.org',
  name: 'Grace Hopper',
  roles: ['BROADCASTER'],
  isInvited: true,
};

describe('Users', () => {
  let all: User[];
  let answer: () => Promise<Page<User>>;
  let added: UserDraft[];
  let changed: [string, Partial<UserDraft>][];
  let failure: Problem | null;
  let sure: boolean;
  let page: HTMLElement;
  let stable: () => Promise<unknown>;

  beforeEach(() => {
    all = [ada, grace];
    added = [];
    changed = [];
    failure = null;
    sure = true;
    answer = () => Promise.resolve({ items: all, page: 0, size: 20, total: all.length });
  });

  afterEach(() => {
    document.querySelector('.cdk-overlay-container')?.replaceChildren();
  });

  const refused = (): Promise<never> | null => (failure ? Promise.reject(failure) : null);
  const render = async (): Promise<void> => {
    const api = {
      list: () => answer(),
      add: (draft: UserDraft) => {
        added.push(draft);
        return (
          refused() ??
          Promise.resolve({
            user: { ...grace, ...draft },
            passwordLink: '/studio/password?token=x',
          })
        );
      },
      change: (id: string, draft: Partial<UserDraft>) => {
        changed.push([id, draft]);
        return refused() ?? Promise.resolve({ ...ada, ...draft });
      },
      remove: (id: string) => {
        all = all.filter((user) => user.id !== id);
        return refused() ?? Promise.resolve();
      },
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: UserApi, useValue: api },
        { provide: Session, useValue: { user: () => ada, learned: () => undefined } },
        { provide: Confirm, useValue: { ask: () => Promise.resolve(sure) } },
      ],
    });
    const fixture = TestBed.createComponent(Users);
    page = fixture.nativeElement as HTMLElement;
    stable = () => fixture.whenStable();
    await stable();
  };

  const overlay = (): HTMLElement => {
    const found = document.querySelector<HTMLElement>('.cdk-overlay-container');
    if (!found) throw new Error('Nothing is open');
    return found;
  };
  const press = async (within: HTMLElement, text: string): Promise<void> => {
    const button = [...within.querySelectorAll('button')].find(
      (candidate) =>
        candidate.textContent.includes(text) || candidate.getAttribute('aria-label') === text,
    );
    if (!button) throw new Error(`No button ${text}`);
    button.click();
    // A dialog waits for its menu to close.
    await new Promise((resolve) => setTimeout(resolve));
    await stable();
  };
  const type = (selector: string, text: string): void => {
    const field = overlay().querySelector<HTMLInputElement>(selector);
    if (!field) throw new Error(`No ${selector}`);
    field.value = text;
    field.dispatchEvent(new Event('input'));
  };
  const submit = async (): Promise<void> => {
    overlay().querySelector('form')?.dispatchEvent(new Event('submit'));
    await stable();
  };

  it('lists everybody with roles, and who has not chosen a password', async () => {
    await render();
    const rows = [...page.querySelectorAll('li')].map((row) => row.textContent);

    expect(rows[0]).toContain('Administrator, Broadcaster');
    expect(rows[0]).toContain(words.users.own);
    expect(rows[1]).toContain(words.users.invited);
  });

  it('adds somebody and shows the link that it is for', async () => {
    await render();
    await press(page, words.users.add);
    type('input[type=email]', 'new@example.org');
    type('input[autocomplete=off]:not([type=email])', 'New Person');
    await submit();
    await vi.waitFor(() => {
      expect(overlay().textContent).toContain(words.users.link.once);
    });

    expect(added).toEqual([
      { email: 'new@example.org', name: 'New Person', roles: ['BROADCASTER'] },
    ]);
    expect(overlay().querySelector<HTMLInputElement>('input[readonly]')?.value).toBe(
      `${location.origin}/studio/password?token=x`,
    );
  });

  it('says beside the field that an address is taken, and keeps what was typed', async () => {
    failure = new Problem(409, 'email-taken', null, [{ field: 'email', message: 'is taken' }]);
    await render();
    await press(page, words.users.add);
    type('input[type=email]', 'grace@example.org');
    type('input[autocomplete=off]:not([type=email])', 'New Person');
    await submit();

    expect(overlay().querySelector('mat-error')?.textContent).toBe(words.users.form.emailTaken);
    expect(overlay().querySelector<HTMLInputElement>('input[type=email]')?.value).toBe(
      'grace@example.org',
    );
  });

  it('lets nobody take the administrator from themselves, nor delete themselves', async () => {
    await render();
    await press(page, words.users.more(ada.name));
    expect(overlay().textContent).not.toContain(words.users.remove);
    await press(overlay(), words.users.edit);

    const boxes = [...overlay().querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    expect(boxes.map(({ checked, disabled }) => [checked, disabled])).toEqual([
      [true, true],
      [true, false],
      [false, false],
    ]);
    expect(overlay().textContent).toContain(words.users.form.ownRole);
  });

  it('changes roles, and sends nothing else', async () => {
    await render();
    await press(page, words.users.more(grace.name));
    await press(overlay(), words.users.edit);
    overlay().querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    await submit();

    expect(changed).toEqual([[grace.id, { roles: ['ADMIN', 'BROADCASTER'] }]]);
  });

  it('deletes after a question only', async () => {
    sure = false;
    await render();
    await press(page, words.users.more(grace.name));
    await press(overlay(), words.users.remove);
    expect(page.querySelectorAll('li')).toHaveLength(2);

    sure = true;
    await press(page, words.users.more(grace.name));
    await press(overlay(), words.users.remove);
    await vi.waitFor(() => {
      expect(page.querySelectorAll('li')).toHaveLength(1);
    });
  });

  it('offers another try when nothing could be loaded', async () => {
    answer = () => Promise.reject(Problem.unreachable());
    await render();

    expect(page.textContent).toContain(words.users.failed.title);
    expect(page.textContent).toContain(words.common.tryAgain);
  });
});
