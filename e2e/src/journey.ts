import { test as base } from '@playwright/test';
import { Api } from './Api';
import type { InstallationFacts } from './Installation';

/** What every journey has at hand. */
export interface Journey {
  readonly installation: InstallationFacts;
  /** The REST interface, signed in as the administrator. */
  readonly api: Api;
}

export const test = base.extend<Journey>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names that a fixture destructures
  installation: async ({}, use) => {
    const facts = process.env.ROSTRUM_E2E_INSTALLATION;
    if (facts === undefined) {
      throw new Error('The global set-up has not run.');
    }
    await use(JSON.parse(facts) as InstallationFacts);
  },
  api: async ({ installation }, use) => {
    await use(await Api.signIn(installation));
  },
  baseURL: async ({ installation }, use) => {
    await use(installation.url);
  },
});

export { expect } from '@playwright/test';
