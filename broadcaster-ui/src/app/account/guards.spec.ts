import { returnPath } from './guards';

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
