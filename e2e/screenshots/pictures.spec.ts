import type { Browser, BrowserContext, Page } from '@playwright/test';
import { join } from 'node:path';
import { launchBrowser, launchStudioBrowser } from '../src/browser/launch';
import { Playback } from '../src/browser/Playback';
import { StudioPage } from '../src/browser/StudioPage';
import { expect, test } from '../src/journey';
import { PublishCommand } from '../src/PublishCommand';
import { speechWav, stageMjpeg } from '../src/media/made';
import { readyRecording } from '../src/recorder/recordings';
import { repository } from '../src/repository';

const IMAGES = `${repository}docs/images`;
const REVIEW = `${repository}e2e/test-results/review`;
const TITLE = 'Rivers and their banks';

const LOOKS = {
  desktop: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
} as const;

/** Whatever moves has arrived. */
async function picture(page: Page, path: string): Promise<void> {
  await page.screenshot({ path, animations: 'disabled' });
}

/** The same page in every look; what a picture shows is up to `arrive`. */
async function pictures(
  browser: Browser,
  name: string,
  folder: string,
  arrive: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  for (const [device, look] of Object.entries(LOOKS)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ ...look, colorScheme });
      const page = await context.newPage();
      await arrive(page, context);
      await picture(page, join(folder, `${name}-${device}-${colorScheme}.png`));
      await context.close();
    }
  }
}

/** A page that cannot be opened anew: in every look, one after the other. */
async function studioPictures(page: Page, name: string, folder: string): Promise<void> {
  for (const [device, look] of Object.entries(LOOKS)) {
    await page.setViewportSize(look.viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await picture(page, join(folder, `${name}-${device}-${colorScheme}.png`));
    }
  }
}

test('studio and watch page, live, and the recording', async ({ installation, api }) => {
  const [speech, camera] = await Promise.all([
    speechWav(installation.data),
    stageMjpeg(installation.data),
  ]);
  await using studioBrowser = await launchStudioBrowser(speech, camera);
  await using viewerBrowser = await launchBrowser();
  const context = await studioBrowser.newContext(LOOKS.desktop);
  const studio = new StudioPage(await context.newPage());
  await studio.signIn(installation);
  await studio.createStream(TITLE);
  await expect(studio.page.getByRole('button', { name: 'Go live' })).toBeEnabled();
  await picture(studio.page, `${REVIEW}/studio-ready-desktop-light.png`);
  await studio.goLive();
  const link = await studio.watchLink();

  await pictures(viewerBrowser, 'watch', IMAGES, async (page) => {
    const playback = await Playback.observe(page);
    await page.goto(link);
    await expect.poll(async () => (await playback.sample()).position).toBeGreaterThan(2);
    await expect(page.getByText(/\d viewers?$/)).toBeVisible();
  });
  await pictures(viewerBrowser, 'directory', IMAGES, async (page) => {
    await page.goto(installation.url);
    const card = page.getByRole('link', { name: TITLE });
    await expect(card).toBeVisible();
    await expect(page.locator('img[src*="poster"]')).toBeVisible({ timeout: 30_000 });
  });

  const viewer = await viewerBrowser.newPage();
  await viewer.goto(link);
  await expect(studio.page.getByText('Good', { exact: true })).toBeVisible({ timeout: 30_000 });
  await studioPictures(studio.page, 'studio', IMAGES);
  await studio.page.setViewportSize(LOOKS.desktop.viewport);
  await studio.page.getByRole('button', { name: 'End', exact: true }).click();
  await expect(studio.page.getByRole('alertdialog')).toBeVisible();
  await picture(studio.page, `${REVIEW}/studio-end-desktop-dark.png`);
  await studio.page.getByRole('button', { name: 'End stream' }).click();
  await expect(studio.page.getByText('This stream has ended')).toBeVisible();
  await picture(studio.page, `${REVIEW}/studio-ended-desktop-dark.png`);

  await readyRecording(api, link.split('/').at(-1) ?? '');
  await studio.page.getByRole('link', { name: 'Library' }).first().click();
  await expect(studio.page.getByText('Ready', { exact: true })).toBeVisible();
  await studioPictures(studio.page, 'library', REVIEW);
  await studio.page.getByRole('link', { name: TITLE }).first().click();
  await expect(studio.page.getByText(/without a gap/)).toBeVisible();
  await expect(studio.page.locator('video[poster*="poster"]')).toBeVisible();
  await studioPictures(studio.page, 'recording', IMAGES);
});

test('the menu and the panels of the player, for a review', async ({ installation, api }) => {
  await using browser = await launchBrowser();
  const stream = await api.createStream(TITLE);
  const publishing = PublishCommand.sampleTo(installation, stream.id);
  const arrive = async (page: Page) => {
    const playback = await Playback.observe(page);
    await page.goto(`${installation.url}/watch/${stream.id}`);
    await expect
      .poll(async () => (await playback.sample()).position, { timeout: 60_000 })
      .toBeGreaterThan(1);
    await page.getByRole('button', { name: 'More' }).click();
  };
  await pictures(browser, 'watch-more', REVIEW, arrive);
  for (const name of ['Statistics', 'Keyboard shortcuts']) {
    const file = `watch-${name.toLowerCase().replace(' ', '-')}`;
    await pictures(browser, file, REVIEW, async (page) => {
      await arrive(page);
      await page.getByRole('menuitem', { name }).click();
      await expect(page.getByRole('region', { name })).toBeVisible();
    });
  }
  await publishing.stop();
});

test('every other state, for a review', async ({ installation, api }) => {
  await using browser = await launchBrowser();
  const waiting = await api.createStream('Waiting for its start');
  const ended = await api.createStream('Over and out');
  await api.end(ended.id);
  const { url } = installation;
  const states: Record<string, [string, RegExp]> = {
    'directory-empty': ['/', /Nothing is live right now/],
    'watch-waiting': [`/watch/${waiting.id}`, /Starting soon/],
    'watch-ended': [`/watch/${ended.id}`, /This event has ended/],
    'watch-missing': ['/watch/none', /There is no event here/],
    'sign-in': ['/studio/', /Sign in to the studio/],
  };
  for (const [name, [path, text]] of Object.entries(states)) {
    await pictures(browser, name, REVIEW, async (page) => {
      await page.goto(`${url}${path}`);
      await expect(page.getByText(text).first()).toBeVisible();
    });
  }
  await pictures(browser, 'streams', REVIEW, async (page) => {
    await new StudioPage(page).signIn(installation);
    await expect(page.getByRole('link', { name: 'Over and out' }).first()).toBeVisible();
  });
  await pictures(browser, 'new-stream', REVIEW, async (page) => {
    await new StudioPage(page).signIn(installation);
    await page.getByRole('link', { name: 'New stream' }).first().click();
    await expect(page.getByRole('button', { name: 'Create stream' })).toBeVisible();
  });
  await pictures(browser, 'profile', REVIEW, async (page) => {
    await new StudioPage(page).signIn(installation);
    await page.goto(`${url}/studio/profile`);
    await expect(page.getByRole('button', { name: 'Save profile' })).toBeVisible();
  });
  await pictures(browser, 'users', REVIEW, async (page) => {
    await new StudioPage(page).signIn(installation);
    await page.goto(`${url}/studio/users`);
    await expect(page.getByRole('listitem').first()).toBeVisible();
  });
  await pictures(browser, 'user-form', REVIEW, async (page) => {
    await new StudioPage(page).signIn(installation);
    await page.goto(`${url}/studio/users`);
    await page.getByRole('button', { name: 'Add user' }).click();
    await expect(page.getByRole('dialog', { name: 'Add user' })).toBeVisible();
  });
  await pictures(browser, 'share', REVIEW, async (page) => {
    await page.goto(`${url}/watch/${waiting.id}`);
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('dialog', { name: 'Share this event' })).toBeVisible();
  });
  await pictures(browser, 'studio-without-camera', REVIEW, async (page) => {
    await new StudioPage(page).signIn(installation);
    await page.goto(`${url}/studio/streams/${waiting.id}`);
    await expect(page.getByRole('button', { name: 'Try again' }).first()).toBeVisible();
  });
});
