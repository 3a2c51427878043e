import { defineConfig } from '@playwright/test';

/** The long journey through faults, apart from the others: it starts and kills an installation of its own, and needs Firefox. */
export default defineConfig({
  testDir: 'faults',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { actionTimeout: 30_000 },
});
