import { Double } from './Double';

/** Stands in for a language model behind OpenAI's interface: sums up, honestly, the lines that it is sent. */
export class ModelDouble implements AsyncDisposable {
  readonly #double: Double;

  private constructor(double: Double) {
    this.#double = double;
  }

  static async start(): Promise<ModelDouble> {
    return new ModelDouble(
      await Double.start(
        'live.rostrum.transcription.modeldouble.LanguageModelDouble',
        ['0'],
        /A language model at (\S+)/,
      ),
    );
  }

  /** What the product is told, to have summaries from here. */
  get environment(): NodeJS.ProcessEnv {
    return {
      ROSTRUM_SUMMARY_BASEURL: this.#double.address,
      ROSTRUM_SUMMARY_KEY: 'a-key-for-the-double',
      ROSTRUM_SUMMARY_MODEL: 'double-1',
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#double.stop();
  }
}
