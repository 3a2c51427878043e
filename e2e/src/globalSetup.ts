import { Installation } from './Installation';

const FACTS = 'ROSTRUM_E2E_INSTALLATION';

/**
 * Starts the product once for all journeys; the function that is returned stops it. While writing a test, one that runs already
 * can be named: ROSTRUM_E2E_INSTALLATION='{"url": …, "data": …, "email": …, "password": …}'.
 */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[FACTS] !== undefined) {
    return undefined;
  }
  const installation = await Installation.start();
  process.env[FACTS] = JSON.stringify(installation.facts);
  return async () => {
    await installation.stop();
  };
}
