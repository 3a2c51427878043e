#!/usr/bin/env node
/**
 * Writes a Brotli and a gzip copy beside each compressible file of a built front end, so that the gateway
 * never compresses while it serves: `node compress.mjs <folder>`.
 *
 * The output is a function of the input (no names or times inside), a copy that would not be smaller is left
 * out, and a copy whose original has gone or changed is replaced or removed.
 */
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressible = new Set([
  '.css',
  '.html',
  '.js',
  '.json',
  '.map',
  '.mjs',
  '.svg',
  '.txt',
  '.webmanifest',
  '.xml',
]);

const encodings = [
  {
    suffix: '.br',
    encode: (bytes) =>
      promisify(brotliCompress)(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
  },
  { suffix: '.gz', encode: (bytes) => promisify(gzip)(bytes, { level: 9 }) },
];

/** Compresses the folder and answers how many bytes went in and came out of each encoding. */
export async function compressFolder(folder) {
  const files = await filesUnder(folder);
  const totals = { files: 0, originalBytes: 0, '.br': 0, '.gz': 0 };
  for (const file of files.filter((name) => encodings.some((e) => name.endsWith(e.suffix)))) {
    await rm(file);
  }
  for (const file of files.filter((name) => compressible.has(extname(name)))) {
    const bytes = await readFile(file);
    totals.files += 1;
    totals.originalBytes += bytes.length;
    for (const { suffix, encode } of encodings) {
      const encoded = await encode(bytes);
      const worthIt = encoded.length < bytes.length;
      if (worthIt) {
        await writeFile(file + suffix, encoded);
      }
      totals[suffix] += worthIt ? encoded.length : bytes.length;
    }
  }
  return totals;
}

async function filesUnder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const folder = process.argv[2];
  if (!folder) {
    console.error('Usage: node compress.mjs <folder>');
    process.exit(2);
  }
  const totals = await compressFolder(folder);
  const kilobytes = (bytes) => `${(bytes / 1024).toFixed(0)} KB`;
  console.log(
    `Compressed ${totals.files} files: ${kilobytes(totals.originalBytes)},` +
      ` Brotli ${kilobytes(totals['.br'])}, gzip ${kilobytes(totals['.gz'])}`,
  );
}
