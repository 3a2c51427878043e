// `ng build` puts hashed and unhashed files side by side. The gateway caches what lies in assets/ for ever and asks again
// for the rest, so hashed files move there. They name each other by relative paths, which a common move keeps right;
// index.html names them by their path from the base, and is rewritten.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = 'dist/browser';
const hashed = /^[\w-]+-[\w-]{8}\.(?:js|css)$/;
const reference = /(href|src)="([\w-]+-[\w-]{8}\.(?:js|css))"/g;

const assets = join(root, 'assets');
await rm(assets, { recursive: true, force: true });
await mkdir(assets);
const moved = (await readdir(root)).filter((name) => hashed.test(name) || name === 'media');
for (const name of moved) await rename(join(root, name), join(assets, name));

const index = join(root, 'index.html');
const html = await readFile(index, 'utf8');
await writeFile(index, html.replace(reference, '$1="assets/$2"'));
if (moved.length === 0) throw new Error('No hashed files were found: has the file naming changed?');
