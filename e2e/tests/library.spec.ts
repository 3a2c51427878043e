import type { Browser, Page } from '@playwright/test';
import { violations } from '../src/browser/accessibility';
import { Complaints, NOT_SIGNED_IN_YET } from '../src/browser/Complaints';
import { launchBrowser, launchStudioBrowser } from '../src/browser/launch';
import { Playback } from '../src/browser/Playback';
import { StudioPage } from '../src/browser/StudioPage';
import type { InstallationFacts } from '../src/Installation';
import { expect, test } from '../src/journey';
import { speechWav } from '../src/media/made';
import { readyRecording } from '../src/recorder/recordings';

const TITLE = 'Kept for later';
const CLIP = `${TITLE} (clip)`;
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };
const WITHIN_A_MINUTE = { timeout: 60_000 };

/** Shots of both kinds of page for whoever looks, and axe's opinion of each. */
async function inspect(page: Page, name: string): Promise<void> {
  for (const [device, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const path = test.info().outputPath(`${name}-${device}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true, animations: 'disabled' });
      expect(await violations(page), `${name}, ${device}, ${colorScheme}`).toEqual([]);
    }
  }
}

/** Opens the library in a browser of its own. */
async function openLibrary(browser: Browser, installation: InstallationFacts): Promise<StudioPage> {
  const library = new StudioPage(await (await browser.newContext({ viewport: DESKTOP })).newPage());
  await library.signIn(installation);
  await library.page.getByRole('link', { name: 'Library' }).first().click();
  await expect(library.page.getByRole('heading', { name: 'Library', exact: true })).toBeVisible();
  return library;
}

test('a recording goes through its states, plays, is cut, renamed, deleted and restored', async ({
  installation,
  api,
}) => {
  await using studioBrowser = await launchStudioBrowser(await speechWav(installation.data));
  await using browser = await launchBrowser();
  const studio = new StudioPage(await studioBrowser.newPage());
  await studio.signIn(installation);
  await studio.createStream(TITLE);
  await studio.goLive();
  const streamId = studio.page.url().split('/').at(-1) ?? '';
  await expect(studio.page.getByText('Recorded. Everything is safe.')).toBeVisible();

  const { page } = await openLibrary(browser, installation);
  const complaints = Complaints.of(page);
  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: TITLE, exact: true }) });
  await expect(row.getByText('Recording', { exact: true })).toBeVisible();
  await expect(studio.page.getByRole('timer', { name: 'Live for' })).toContainText(/0:1[2-9]/, {
    timeout: 30_000,
  });
  await studio.end();
  await expect(row.getByText(/^(Processing|Ready)/)).toBeVisible(WITHIN_A_MINUTE);
  await expect(row.getByText('Ready', { exact: true })).toBeVisible(WITHIN_A_MINUTE);
  const recording = await readyRecording(api, streamId);
  await inspect(page, 'library');

  await test.step('its page plays it', async () => {
    await page.setViewportSize(DESKTOP);
    await row.getByRole('link', { name: TITLE, exact: true }).click();
    await expect(page.getByText(/^Recorded 0:\d\d without a gap/)).toBeVisible();
    const playback = await Playback.observe(page);
    await page.reload();
    await playback.toTheEnd();
    await inspect(page, 'recording');
  });

  await test.step('a clip is cut and plays', async () => {
    await page.setViewportSize(DESKTOP);
    await page.getByRole('button', { name: 'Make a clip' }).click();
    await page.getByRole('slider', { name: 'Start of the clip' }).fill('4');
    await page.getByRole('slider', { name: 'End of the clip' }).fill('9');
    await inspect(page, 'clip-card');
    await page.setViewportSize(DESKTOP);
    await page.getByRole('button', { name: 'Make clip' }).click();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page.getByRole('heading', { name: CLIP })).toBeVisible();
    await expect(page.getByText('Ready', { exact: true })).toBeVisible(WITHIN_A_MINUTE);
    const clip = (await api.recordingsOf(streamId)).find(({ clipOf }) => clipOf === recording.id);
    expect(clip?.title).toBe(CLIP);
    // Cut at key frames, about two seconds apart.
    expect(clip?.durationSeconds).toBeGreaterThan(3);
    expect(clip?.durationSeconds).toBeLessThan(9.5);
    const playback = await Playback.observe(page);
    await page.reload();
    await playback.toTheEnd();
  });

  await test.step('it is renamed', async () => {
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('The best of it');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: 'The best of it' })).toBeVisible();
  });

  await test.step('it is deleted, and comes back', async () => {
    const link = page.getByRole('link', { name: 'The best of it' }).first();
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('heading', { name: 'Library', exact: true })).toBeVisible();
    await expect(page.getByText('“The best of it” is deleted.')).toBeVisible();
    await expect(link).toBeHidden();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('heading', { name: 'The best of it' })).toBeVisible();

    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Recently deleted' }).click();
    const deleted = page.getByRole('listitem').filter({ hasText: 'The best of it' });
    await expect(deleted.getByText(/Can be restored until/)).toBeVisible();
    await inspect(page, 'deleted');
    await page.setViewportSize(DESKTOP);
    await deleted.getByRole('button', { name: 'Restore' }).click();
    await expect(deleted).toBeHidden();
    await page.getByRole('button', { name: 'Back to the library' }).click();
    await expect(link).toBeVisible();
  });

  await test.step('whoever has the link of the event plays it', async () => {
    const viewer = await browser.newPage({ viewport: DESKTOP });
    const playback = await Playback.observe(viewer);
    await viewer.goto(`${installation.url}/watch/${streamId}`);
    await viewer.getByRole('button', { name: 'Watch the recording' }).click(WITHIN_A_MINUTE);
    await expect.poll(async () => (await playback.sample()).position).toBeGreaterThan(1);
    await playback.toTheEnd();
  });
  expect(complaints.except(NOT_SIGNED_IN_YET)).toEqual([]);
});
