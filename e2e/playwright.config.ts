import { defineConfig } from '@playwright/test';

/**
 * Journeys against one installation that the global set-up starts. One worker: a journey encodes, packages and plays video in real
 * time, and two at once would measure the machine rather than the product.
 */
export default defineConfig({
  testDir: 'tests',
  globalSetup: './src/globalSetup.ts',
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { trace: 'off', screenshot: 'only-on-failure' },
});
