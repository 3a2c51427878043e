import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Problem } from '../api/problem';
import { words } from '../words';
import { Session } from './session';
import { SignIn } from './sign-in';

describe('SignIn', () => {
  let attempts: string[][];
  let outcome: () => Promise<void>;
  let page: HTMLElement;
  let stable: () => Promise<unknown>;

  beforeEach(async () => {
    attempts = [];
    outcome = () => Promise.resolve();
    const session = {
      state: () => ({ kind: 'signed-out', expired: false }),
      signIn: (email: string, password: string) => {
        attempts.push([email, password]);
        return outcome();
      },
    };
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: Session, useValue: session }],
    });
    const fixture = TestBed.createComponent(SignIn);
    page = fixture.nativeElement as HTMLElement;
    stable = () => fixture.whenStable();
    await stable();
  });

  const type = (selector: string, text: string): void => {
    const input = page.querySelector<HTMLInputElement>(selector);
    if (!input) throw new Error(`No ${selector}`);
    input.value = text;
    input.dispatchEvent(new Event('input'));
  };
  const submit = async (): Promise<void> => {
    page.querySelector('form')?.dispatchEvent(new Event('submit'));
    await stable();
  };

  it('says what is missing and asks nobody', async () => {
    await submit();

    expect(page.textContent).toContain(words.signIn.emailMissing);
    expect(page.textContent).toContain(words.signIn.passwordMissing);
    expect(attempts).toEqual([]);
  });

  it('signs in and goes to where somebody wanted to be', async () => {
    const go = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    type('input[type=email]', ' ada@example.org');
    type('input[type=password]', 'correct horse');
    await submit();

    expect(attempts).toEqual([['ada@example.org', 'correct horse']]);
    expect(go).toHaveBeenCalledWith('/streams');
  });

  it.each([
    [new Problem(401, 'bad-credentials'), words.signIn.badCredentials],
    [new Problem(429, 'too-many-attempts', null, [], 40), words.signIn.tooMany(40)],
    [Problem.unreachable(), words.shell.unreachable.text],
  ])('explains %s and keeps what was typed', async (problem, text) => {
    outcome = () => Promise.reject(problem);
    type('input[type=email]', 'ada@example.org');
    type('input[type=password]', 'wrong');
    await submit();

    expect(page.querySelector('[role=alert]')?.textContent).toContain(text);
    expect(page.querySelector<HTMLInputElement>('input[type=email]')?.value).toBe(
      'ada@example.org',
    );
  });
});
