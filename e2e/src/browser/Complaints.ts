import type { Page } from '@playwright/test';

/** What a page complains of: errors on its console (the content security policy's among them), and uncaught exceptions. */
export class Complaints {
  readonly #heard: string[] = [];

  static of(page: Page): Complaints {
    const complaints = new Complaints();
    page.on('pageerror', (error) => complaints.#heard.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') {
        complaints.#heard.push(`${message.text()} (${message.location().url})`);
      }
    });
    return complaints;
  }

  /** Everything, but for what matches one of the expected ones. */
  except(...expected: RegExp[]): string[] {
    return this.#heard.filter((text) => !expected.some((pattern) => pattern.test(text)));
  }
}
