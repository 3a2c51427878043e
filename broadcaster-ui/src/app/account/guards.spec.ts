import { TestBed } from '@angular/core/testing';
import { Problem } from '../api/problem';
import { administrator, returnPath } from './guards';
import { Session } from './session';

describe('returnPath', () => {
  it.each([
    ['/streams/42', '/streams/42'],
    [null, '/streams'],
    ['https://elsewhere.example', '/streams'],
    ['//elsewhere.example', '/streams'],
    ['javascript:alert(1)', '/streams'],
  ])('leads from %s to %s', (wished, path) => {
    expect(returnPath(wished)).toBe(path);
  });
});

describe('administrator', () => {
  const matches = (roles: string[] | null, restore: () => Promise<unknown>): unknown => {
    const session = { restore, user: () => roles && { roles } };
    TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: session }] });
    return TestBed.runInInjectionContext(() =>
      administrator({}, [], {} as Parameters<typeof administrator>[2]),
    );
  };

  it.each([
    [['ADMIN', 'BROADCASTER'], true],
    [['BROADCASTER'], false],
    [null, false],
  ])('with the roles %j: %s', async (roles, expected) => {
    expect(await matches(roles, () => Promise.resolve())).toBe(expected);
  });

  it('is nobody while the server cannot be asked', async () => {
    expect(await matches(null, () => Promise.reject(Problem.unreachable()))).toBe(false);
  });
});
