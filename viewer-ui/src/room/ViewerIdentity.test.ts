import { beforeEach, expect, it } from 'vitest';
import { ViewerIdentity } from './ViewerIdentity';

beforeEach(() => {
  localStorage.clear();
});

it('is kept for the next page', () => {
  new ViewerIdentity().keep('token');

  expect(new ViewerIdentity().token).toBe('token');
});

it('lives as long as the page where storage is forbidden', () => {
  const identity = new ViewerIdentity(() => {
    throw new DOMException('denied', 'SecurityError');
  });

  expect(identity.token).toBeUndefined();
  identity.keep('token');

  expect(identity.token).toBe('token');
});
