import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const KEPT_CHARACTERS = 200_000;

/** A child process whose output is kept, to be shown when something goes wrong. */
export class Child {
  readonly #process: ChildProcess;
  readonly #exit: Promise<number>;
  #output = '';

  constructor(command: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    this.#process = spawn(command, args, {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output = (this.#output + text).slice(-KEPT_CHARACTERS);
      });
    }
    this.#exit = once(this.#process, 'close').then(([code]) => (code as number | null) ?? -1);
  }

  get output(): string {
    return this.#output;
  }

  get pid(): number {
    return this.#process.pid ?? -1;
  }

  get running(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** Resolves to the exit code. */
  exited(): Promise<number> {
    return this.#exit;
  }

  /** Ends the process at once, and waits until it is gone. */
  kill(): Promise<number> {
    this.#process.kill('SIGKILL');
    return this.#exit;
  }

  /** Asks the process to end as Ctrl-C does, and waits; kills it when it does not. */
  async interrupt(patienceMs = 20_000): Promise<number> {
    this.#process.kill('SIGINT');
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), patienceMs);
    try {
      return await this.#exit;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What a program has written. */
export interface Written {
  readonly out: Buffer;
  readonly complaints: string;
}

/** Runs a program to its end and gives its standard output; fails with its complaints. */
export async function run(
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<string> {
  return (await runForBytes(command, args, environment)).out.toString('utf8');
}

/** Runs a program to its end and gives all that it has written; fails with its complaints. */
export async function runForBytes(
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Written> {
  const child = spawn(command, args, { env: { ...process.env, ...environment } });
  const out: Buffer[] = [];
  let complaints = '';
  child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${String(code)}: ${complaints}`);
  }
  return { out: Buffer.concat(out), complaints };
}
