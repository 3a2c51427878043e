import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compressFolder } from './compress.mjs';

let folder;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compress-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

it('writes copies that decompress to the original', async () => {
  const text = 'body { color: red; }\n'.repeat(200);
  await writeFile(join(folder, 'a.css'), text);

  await compressFolder(folder);

  expect(brotliDecompressSync(await readFile(join(folder, 'a.css.br'))).toString()).toBe(text);
  expect(gunzipSync(await readFile(join(folder, 'a.css.gz'))).toString()).toBe(text);
});

it('leaves alone what is compressed already and what would not shrink', async () => {
  await writeFile(join(folder, 'font.woff2'), 'a'.repeat(500));
  await writeFile(join(folder, 'tiny.js'), 'x');

  await compressFolder(folder);

  expect((await readdir(folder)).sort()).toEqual(['font.woff2', 'tiny.js']);
});

it('removes the copies of files that are gone', async () => {
  await writeFile(join(folder, 'old.js.br'), 'stale');

  await compressFolder(folder);

  expect(await readdir(folder)).toEqual([]);
});

it('answers the same bytes for the same input', async () => {
  await writeFile(join(folder, 'a.js'), 'const answer = 42;\n'.repeat(100));

  await compressFolder(folder);
  const first = await readFile(join(folder, 'a.js.gz'));
  await compressFolder(folder);

  expect(await readFile(join(folder, 'a.js.gz'))).toEqual(first);
});
