import { Installation } from './Installation';

const FACTS = 'ROSTRUM_E2E_INSTALLATION';

/** Starts the product once for all journeys; the function that is returned stops it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const installation = await Installation.start();
  process.env[FACTS] = JSON.stringify(installation.facts);
  return async () => {
    await installation.stop();
  };
}
