#!/usr/bin/env node
/**
 * Builds a front end for its jar, or does nothing when nothing has changed:
 * `node build-if-stale.mjs <workspace folder> <folder of the built files>`, both from the repository's root.
 *
 * Stale means: the SHA-256 over the workspace's own files, the shared libraries' files and package-lock.json differs
 * from the one written down beside the last good build. Installs the npm packages first when the lock file is newer than
 * what is installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compressFolder } from './compress.mjs';

const shared = ['libs/design-tokens', 'libs/front-end-build'];
const ignored = new Set(['node_modules', 'dist', 'target', '.angular', 'coverage', 'README.md']);

/** A digest of the names and bytes of every file that the build can read. */
export function fingerprint(root, workspace) {
  const digest = createHash('sha256');
  const files = [workspace, ...shared].flatMap((folder) => filesUnder(join(root, folder)));
  for (const file of [...files, join(root, 'package-lock.json')].filter((name) =>
    existsSync(name),
  )) {
    digest.update(relative(root, file).replaceAll('\\', '/')).update('\0');
    digest.update(readFileSync(file)).update('\0');
  }
  return digest.digest('hex');
}

/** True when the built files are there and were made from exactly these inputs. */
export function isUpToDate(output, inputs) {
  const stamp = stampOf(output);
  return (
    existsSync(join(output, 'index.html')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === inputs
  );
}

/** Outside the folder of built files, so that it is never packaged. */
function stampOf(output) {
  return `${output.replace(/[\\/]+$/, '')}.inputs.sha256`;
}

function filesUnder(folder) {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !ignored.has(entry.name) && !entry.name.endsWith('.inputs.sha256'))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : [path];
    })
    .sort();
}

function npm(root, ...args) {
  const windows = process.platform === 'win32';
  const run = spawnSync(windows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
  });
  if (run.status !== 0) {
    throw new Error(`npm ${args.join(' ')} failed${run.error ? `: ${run.error.message}` : ''}`);
  }
}

function installIfStale(root) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const wanted = join(root, 'package-lock.json');
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(wanted).mtimeMs) {
    npm(root, 'ci', '--no-audit', '--no-fund');
  }
}

async function main([workspace, outputFolder]) {
  if (!workspace || !outputFolder) {
    console.error('Usage: node build-if-stale.mjs <workspace folder> <folder of the built files>');
    process.exit(2);
  }
  const root = resolve(fileURLToPath(import.meta.url), '../../..');
  const output = resolve(root, outputFolder);
  const inputs = fingerprint(root, workspace);
  if (isUpToDate(output, inputs)) {
    console.log(`${workspace} is up to date`);
    return;
  }
  rmSync(stampOf(output), { force: true });
  // Maven only ever adds to what it copied before, and hashed names would pile up in the jar.
  rmSync(join(root, workspace, 'target/classes/META-INF/rostrum'), {
    recursive: true,
    force: true,
  });
  installIfStale(root);
  npm(root, 'run', 'build', '--workspace', workspace);
  await compressFolder(output);
  writeFileSync(stampOf(output), inputs);
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  await main(process.argv.slice(2));
}
