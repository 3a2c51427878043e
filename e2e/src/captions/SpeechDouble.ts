import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Double } from './Double';

const KEY = 'a-key-for-the-double';

/**
 * Stands in for Azure's speech service: speaks its protocol to the real SDK. It takes each beep for a sentence, and which one by
 * the beep's pitch: 500 Hz is the first, 600 Hz the second.
 */
export class SpeechDouble implements AsyncDisposable {
  readonly #folder: string;
  readonly #double: Double;

  private constructor(folder: string, double: Double) {
    this.#folder = folder;
    this.#double = double;
  }

  static async start(sentences: readonly string[]): Promise<SpeechDouble> {
    const folder = mkdtempSync(join(tmpdir(), 'rostrum-e2e-speech-'));
    const file = join(folder, 'sentences.txt');
    writeFileSync(file, sentences.join('\n'));
    const double = await Double.start(
      'live.rostrum.transcription.speechdouble.SpeechDoubleProgram',
      [`--pitches=${file}`, `--key=${KEY}`],
      /^ws:\/\/\S+$/m,
    );
    return new SpeechDouble(folder, double);
  }

  /** What the product is told, to have captions from here. */
  get environment(): NodeJS.ProcessEnv {
    return { ROSTRUM_SPEECH_AZURE_HOST: this.#double.address, ROSTRUM_SPEECH_AZURE_KEY: KEY };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#double.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
