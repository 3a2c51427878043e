import { TestBed } from '@angular/core/testing';
import { Problem } from '../api/problem';
import { words } from '../words';
import { PasswordForm } from './password-form';
import { ProfileApi } from './profile-api';

describe('PasswordForm', () => {
  let changes: string[][];
  let outcome: () => Promise<void>;
  let page: HTMLElement;
  let stable: () => Promise<unknown>;

  beforeEach(async () => {
    changes = [];
    outcome = () => Promise.resolve();
    const api = {
      changePassword: (current: string, password: string) => {
        changes.push([current, password]);
        return outcome();
      },
    };
    TestBed.configureTestingModule({ providers: [{ provide: ProfileApi, useValue: api }] });
    const fixture = TestBed.createComponent(PasswordForm);
    fixture.componentRef.setInput('email', 'ada@example.org');
    page = fixture.nativeElement as HTMLElement;
    stable = () => fixture.whenStable();
    await stable();
  });

  const fields = (): HTMLInputElement[] => [...page.querySelectorAll('input')].slice(1);
  const submit = async (current: string, password: string): Promise<void> => {
    [current, password].forEach((text, index) => {
      const field = fields()[index];
      if (!field) throw new Error('No field');
      field.value = text;
      field.dispatchEvent(new Event('input'));
    });
    page.querySelector('form')?.dispatchEvent(new Event('submit'));
    await stable();
  };

  it('asks nobody for a password that is too short', async () => {
    await submit('old password', 'short');

    expect(page.textContent).toContain(words.password.tooShort);
    expect(changes).toEqual([]);
  });

  it('changes the password, and forgets what was typed', async () => {
    await submit('old password', 'a much better one');

    expect(changes).toEqual([['old password', 'a much better one']]);
    expect(fields().map(({ value }) => value)).toEqual(['', '']);
    expect(page.textContent).not.toContain(words.profile.password.currentMissing);
  });

  it('says beside the field that the current password is another one', async () => {
    outcome = () => Promise.reject(new Problem(400, 'wrong-password'));
    await submit('no idea', 'a much better one');

    expect(page.querySelector('mat-error')?.textContent).toBe(words.profile.password.wrong);
    expect(fields()[1]?.value).toBe('a much better one');
  });

  it.each([
    [new Problem(429, 'too-many-attempts', null, [], 40), words.signIn.tooMany(40)],
    [Problem.unreachable(), words.profile.password.failed],
  ])('explains %s', async (problem, text) => {
    outcome = () => Promise.reject(problem);
    await submit('old password', 'a much better one');

    expect(page.querySelector('[role=alert]')?.textContent).toContain(text);
  });
});
