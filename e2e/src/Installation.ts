import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Child } from './child';
import { rostrum } from './java';

/** What a journey needs to know of the running product; travels from the global set-up to the tests as JSON. */
export interface InstallationFacts {
  readonly url: string;
  readonly data: string;
  readonly pid: number;
  readonly email: string;
  readonly password: string;
}

const READY_WITHIN_MS = 150_000;

/** The whole product, started as a user starts it, on a free port with an empty data folder. */
export class Installation {
  readonly facts: InstallationFacts;
  readonly #environment: NodeJS.ProcessEnv;
  #server: Child;

  private constructor(server: Child, facts: InstallationFacts, environment: NodeJS.ProcessEnv) {
    this.#server = server;
    this.facts = facts;
    this.#environment = environment;
  }

  /** @param environment settings beside those that every installation has */
  static async start(environment: NodeJS.ProcessEnv = {}): Promise<Installation> {
    const port = await freePort();
    const data = mkdtempSync(join(tmpdir(), 'rostrum-e2e-'));
    const email = 'ada@example.org';
    const password = crypto.randomUUID();
    const url = `http://localhost:${port}`;
    const facts = { url, data, pid: -1, email, password };
    const server = Installation.#launch(facts, environment);
    const installation = new Installation(server, { ...facts, pid: server.pid }, environment);
    await installation.#ready();
    return installation;
  }

  static #launch(
    { url, data, email, password }: InstallationFacts,
    environment: NodeJS.ProcessEnv,
  ): Child {
    return new Child(...rostrum('up', '--port', new URL(url).port, '--data', data), {
      ...environment,
      ROSTRUM_ADMIN_EMAIL: email,
      ROSTRUM_ADMIN_PASSWORD: password,
    });
  }

  /** Process id of the server that runs now. */
  get pid(): number {
    return this.#server.pid;
  }

  /** Ends the server as a loss of power would, its encoders with it. */
  async kill(): Promise<void> {
    await this.#server.kill();
  }

  /** Starts it again on the same port and data; resolves when it is ready. */
  async startAgain(): Promise<void> {
    this.#server = Installation.#launch(this.facts, this.#environment);
    await this.#ready();
  }

  async #ready(): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!(await isUp(this.facts.url))) {
      if (!this.#server.running || Date.now() > deadline) {
        await this.stop();
        throw new Error(`The product did not start:\n${this.#server.output}`);
      }
      await delay(100);
    }
  }

  get output(): string {
    return this.#server.output;
  }

  async stop(): Promise<void> {
    await this.#server.interrupt();
    rmSync(this.facts.data, { recursive: true, force: true });
  }
}

async function isUp(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/actuator/health`, { signal: AbortSignal.timeout(5000) });
    return response.ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') {
    throw new Error('no free port');
  }
  return address.port;
}
