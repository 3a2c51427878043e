import type { Page } from '@playwright/test';

/** The studio asks whether its browser is still signed in; the answer 401 is no fault, but Chromium logs it as one. */
export const NOT_SIGNED_IN_YET = /401 .*\/api\/auth\/refresh\)$/;

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
