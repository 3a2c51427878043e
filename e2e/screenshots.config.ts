import { defineConfig } from '@playwright/test';
import journeys from './playwright.config';

/** Takes the pictures of the README (docs/images) and of every state for a review (e2e/test-results/review). */
export default defineConfig({
  ...journeys,
  projects: [{ name: 'pictures' }],
  workers: 1,
  testDir: 'screenshots',
  timeout: 240_000,
});
