import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Child } from '../child';
import { program } from '../java';
import { testClasses } from '../repository';

const STARTED_WITHIN_MS = 20_000;

/**
 * Stands in for Azure's speech service, which cannot be had on a test machine: speaks its protocol to the real SDK. It takes each
 * beep for a sentence, and which one by the beep's pitch: 500 Hz is the first, 600 Hz the second.
 */
export class SpeechDouble implements AsyncDisposable {
  static readonly KEY = 'a-key-for-the-double';

  readonly #folder: string;
  readonly #process: Child;

  private constructor(folder: string, process: Child) {
    this.#folder = folder;
    this.#process = process;
  }

  static async start(sentences: readonly string[]): Promise<SpeechDouble> {
    const folder = mkdtempSync(join(tmpdir(), 'rostrum-e2e-speech-'));
    const file = join(folder, 'sentences.txt');
    writeFileSync(file, sentences.join('\n'));
    const [java, [flag, classPath, ...rest]] = program(
      'live.rostrum.transcription.speechdouble.SpeechDoubleProgram',
      `--pitches=${file}`,
      `--key=${SpeechDouble.KEY}`,
    );
    const withTests = `${testClasses('transcription-service')}:${classPath ?? ''}`;
    const child = new Child(java, [flag ?? '-cp', withTests, ...rest]);
    const double = new SpeechDouble(folder, child);
    const deadline = Date.now() + STARTED_WITHIN_MS;
    while (double.#address() === undefined) {
      if (!child.running || Date.now() > deadline) {
        await double[Symbol.asyncDispose]();
        throw new Error(`The double of the speech service did not start:\n${child.output}`);
      }
      await delay(50);
    }
    return double;
  }

  /** What the product is told, to have captions from here. */
  get environment(): NodeJS.ProcessEnv {
    return {
      ROSTRUM_SPEECH_AZURE_HOST: this.#address(),
      ROSTRUM_SPEECH_AZURE_KEY: SpeechDouble.KEY,
    };
  }

  #address(): string | undefined {
    return /^ws:\/\/\S+$/m.exec(this.#process.output)?.[0];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
