import { defineConfig } from '@playwright/test';

/**
 * Journeys against one installation that the global set-up starts. Those that send a camera's picture have the machine to themselves:
 * a browser that encodes, a server that transcodes and another browser that plays need both cores, and anything beside them would be
 * measured too. The others mostly wait for media that comes at its own pace, and run two at a time.
 */
const alone = [
  '**/broadcast.spec.ts',
  '**/captions.spec.ts',
  '**/library.spec.ts',
  '**/local-first.spec.ts',
  '**/recording.spec.ts',
  '**/studio.spec.ts',
];

export default defineConfig({
  testDir: 'tests',
  globalSetup: './src/globalSetup.ts',
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { trace: 'off', screenshot: 'only-on-failure', actionTimeout: 30_000 },
  projects: [
    { name: 'camera', testMatch: alone, workers: 1 },
    { name: 'journeys', testIgnore: alone, dependencies: ['camera'] },
  ],
});
