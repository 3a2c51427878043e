import { readdirSync, readFileSync } from 'node:fs';

/** Process ids of the FFmpegs that a server has started and that still run. */
export function encodersOf(server: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && isEncoderOf(pid, server));
}

function isEncoderOf(pid: number, server: number): boolean {
  try {
    // "pid (name) state parent ...": proc_pid_stat(5)
    const [, name, rest] = /\((.*)\) (.*)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const [state, parent] = (rest ?? '').split(' ');
    return name === 'ffmpeg' && state !== 'Z' && Number(parent) === server;
  } catch {
    // It ended while we looked.
    return false;
  }
}
