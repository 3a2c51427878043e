import { Child } from './child';
import type { InstallationFacts } from './Installation';
import { rostrum } from './java';
import { type CaptureName, captures } from './repository';

const WATCH_ADDRESS = /\/watch\/([A-Za-z0-9_-]+)/;

/** `publish`, as a user runs it in a second shell: the data folder is all that it knows. */
export class PublishCommand {
  readonly #child: Child;

  private constructor(child: Child) {
    this.#child = child;
  }

  static capture(installation: InstallationFacts, name: CaptureName): PublishCommand {
    const folder = captures[name];
    return PublishCommand.#start(installation, [
      `${folder}/capture.webm`,
      '--chunks',
      `${folder}/chunks.json`,
      '--title',
      `Rivers, ${name}`,
    ]);
  }

  /** The sample in a loop, until {@link stop}. */
  static sample(installation: InstallationFacts, title: string): PublishCommand {
    return PublishCommand.#start(installation, ['--title', title]);
  }

  /** The sample in a loop to a stream that is there already, until {@link stop}. */
  static sampleTo(installation: InstallationFacts, streamId: string): PublishCommand {
    return PublishCommand.#start(installation, ['--stream', streamId]);
  }

  static #start(installation: InstallationFacts, args: string[]): PublishCommand {
    return new PublishCommand(
      new Child(...rostrum('publish', ...args, '--data', installation.data), {
        ROSTRUM_ADMIN_EMAIL: undefined,
        ROSTRUM_ADMIN_PASSWORD: undefined,
      }),
    );
  }

  /** The stream that it publishes to, as soon as it has said so. */
  get streamId(): string | undefined {
    return WATCH_ADDRESS.exec(this.#child.output)?.[1];
  }

  get output(): string {
    return this.#child.output;
  }

  exited(): Promise<number> {
    return this.#child.exited();
  }

  stop(): Promise<number> {
    return this.#child.interrupt();
  }
}
