import { setTimeout as delay } from 'node:timers/promises';
import { Child } from '../child';
import { program } from '../java';
import { testClasses } from '../repository';

const STARTED_WITHIN_MS = 20_000;

/** A program of transcription-service's tests that stands in for a service that cannot be had on a test machine. */
export class Double {
  /** Where it listens, as it says itself. */
  readonly address: string;
  readonly #process: Child;

  private constructor(process: Child, address: string) {
    this.#process = process;
    this.address = address;
  }

  /** @param says how it tells its address; the first group, or all of it */
  static async start(mainClass: string, args: readonly string[], says: RegExp): Promise<Double> {
    const [java, [flag, classPath, ...rest]] = program(mainClass, ...args);
    const withTests = `${testClasses('transcription-service')}:${classPath ?? ''}`;
    const child = new Child(java, [flag ?? '-cp', withTests, ...rest]);
    const deadline = Date.now() + STARTED_WITHIN_MS;
    for (;;) {
      const said = says.exec(child.output);
      if (said !== null) return new Double(child, said[1] ?? said[0]);
      if (!child.running || Date.now() > deadline) {
        await child.kill();
        throw new Error(`${mainClass} did not start:\n${child.output}`);
      }
      await delay(50);
    }
  }

  async stop(): Promise<void> {
    await this.#process.kill();
  }
}
