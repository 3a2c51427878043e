import { Complaints, NOT_SIGNED_IN_YET } from '../src/browser/Complaints';
import { launchBrowser, launchStudioBrowser } from '../src/browser/launch';
import { Playback } from '../src/browser/Playback';
import { StudioPage } from '../src/browser/StudioPage';
import { expect, test } from '../src/journey';
import { speechWav } from '../src/media/made';

/** More than a player holds in advance, so what is played then was made after the change. */
const PLAYED_AFTER_A_CHANGE_SECONDS = 8;

test('the host changes picture, microphone and screen while live, and a viewer goes on watching', async ({
  installation,
}) => {
  await using studioBrowser = await launchStudioBrowser(await speechWav(installation.data));
  await using viewerBrowser = await launchBrowser();
  const studio = new StudioPage(await studioBrowser.newPage());
  const studioComplaints = Complaints.of(studio.page);
  await studio.signIn(installation);
  await studio.createStream('One talk, many pictures');
  await expect(studio.page.getByText(/Upload .*bit\/s/)).toBeVisible();
  await studio.goLive();

  const viewer = await viewerBrowser.newPage();
  const viewerComplaints = Complaints.of(viewer);
  const playback = await Playback.observe(viewer);
  await viewer.goto(await studio.watchLink());
  const playsOn = async (): Promise<void> => {
    const { position } = await playback.sample();
    await expect
      .poll(async () => (await playback.sample()).position, { timeout: 40_000 })
      .toBeGreaterThan(position + PLAYED_AFTER_A_CHANGE_SECONDS);
  };
  await expect.poll(async () => (await playback.sample()).position).toBeGreaterThan(2);

  await studio.openSettings();
  await studio.page.getByLabel('Resolution').selectOption({ label: '480p' });
  await expect(studio.page.getByText(/gives 854 × 480/)).toBeVisible();
  await studio.page.getByLabel('Microphone', { exact: true }).selectOption({ index: 1 });
  await studio.page.keyboard.press('Escape');
  await playsOn();

  await studio.shareScreen();
  await playsOn();
  const screen = await playback.picture();

  await studio.stopSharing();
  await playsOn();
  expect(await playback.picture()).not.toBe(screen);

  await expect(studio.page.getByRole('timer', { name: 'Live for' })).toBeVisible();
  await studio.end();
  await expect(viewer.getByText('This event has ended')).toBeVisible({ timeout: 40_000 });
  expect(studioComplaints.except(NOT_SIGNED_IN_YET)).toEqual([]);
  expect(viewerComplaints.except()).toEqual([]);
});

test('the settings are remembered by the browser', async ({ installation, api }) => {
  const stream = await api.createStream('Small pictures');
  await using browser = await launchStudioBrowser(await speechWav(installation.data));
  const studio = new StudioPage(await browser.newPage());
  await studio.signIn(installation);
  const address = `${installation.url}/studio/streams/${stream.id}`;
  await studio.page.goto(address);
  await studio.openSettings();
  await studio.page.getByLabel('Resolution').selectOption({ label: '360p' });
  await studio.page.getByLabel('Bitrate').selectOption({ label: '600 kbit/s' });

  await studio.page.goto(address);
  await expect(studio.page.getByText(/640 × 360/)).toBeVisible();
  await studio.openSettings();

  await expect(studio.page.getByLabel('Resolution')).toHaveValue('360');
  await expect(studio.page.getByText(/Sent with up to 728 kbit\/s/)).toBeVisible();
});
