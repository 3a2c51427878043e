import { readdirSync, readFileSync } from 'node:fs';

/** Kills (`kill -9`) the browser that has this profile open; what it started dies with it. Linux only. */
export function killBrowser(profile: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const words = commandLine(pid);
    if (words.includes(`--user-data-dir=${profile}`) && !words.some(isPartOfABrowser)) {
      process.kill(Number(pid), 'SIGKILL');
      return;
    }
  }
  throw new Error(`No browser has ${profile} open.`);
}

function isPartOfABrowser(word: string): boolean {
  return word.startsWith('--type=');
}

function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return []; // It has just ended.
  }
}
