import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprint, isUpToDate } from './build-if-stale.mjs';

let root;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'stale-'));
  await mkdir(join(root, 'ui/src'), { recursive: true });
  await mkdir(join(root, 'libs/design-tokens'), { recursive: true });
  await writeFile(join(root, 'package-lock.json'), '{}');
  await writeFile(join(root, 'ui/src/main.ts'), 'start();');
  await writeFile(join(root, 'libs/design-tokens/tokens.css'), ':root {}');
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

it.each([
  ['a source file', 'ui/src/main.ts'],
  ['a new file', 'ui/src/new.ts'],
  ['the shared tokens', 'libs/design-tokens/tokens.css'],
  ['the lock file', 'package-lock.json'],
])('changes with %s', async (_, file) => {
  const before = fingerprint(root, 'ui');

  await writeFile(join(root, file), 'changed');

  expect(fingerprint(root, 'ui')).not.toBe(before);
});

it('does not change with what a build or an installation writes', async () => {
  const before = fingerprint(root, 'ui');

  await mkdir(join(root, 'ui/dist'));
  await writeFile(join(root, 'ui/dist/index.html'), '<!doctype html>');
  await mkdir(join(root, 'ui/node_modules'));
  await writeFile(join(root, 'ui/node_modules/x.js'), '');

  expect(fingerprint(root, 'ui')).toBe(before);
});

it('is up to date only with the built files and the stamp of the same inputs', async () => {
  const output = join(root, 'ui/dist');
  await mkdir(output);
  expect(isUpToDate(output, 'abc')).toBe(false);

  await writeFile(join(root, 'ui/dist.inputs.sha256'), 'abc');
  expect(isUpToDate(output, 'abc')).toBe(false);

  await writeFile(join(output, 'index.html'), '<!doctype html>');
  expect(isUpToDate(output, 'abc')).toBe(true);
  expect(isUpToDate(output, 'def')).toBe(false);
});
