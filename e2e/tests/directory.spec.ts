import { Complaints } from '../src/browser/Complaints';
import { launchBrowser } from '../src/browser/launch';
import { Playback } from '../src/browser/Playback';
import { expect, test } from '../src/journey';
import { PublishCommand } from '../src/PublishCommand';

test('a live stream is in the directory, plays from there, and leaves when it ends', async ({
  installation,
}) => {
  const title = 'Live from the command line';
  await using browser = await launchBrowser();
  const page = await browser.newPage();
  const complaints = Complaints.of(page);
  const playback = await Playback.observe(page);
  await page.goto(installation.url);
  await expect(page.getByRole('heading', { name: 'Live now' })).toBeVisible();

  const publishing = PublishCommand.sample(installation, title);
  const card = page.getByRole('link', { name: title });
  await expect(card).toBeVisible({ timeout: 40_000 });
  await expect(card.locator('img.card-poster')).toBeVisible({ timeout: 25_000 });
  await card.click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expect.poll(async () => (await playback.sample()).position).toBeGreaterThan(3);

  await publishing.stop();
  await expect(page.getByText('This event has ended')).toBeVisible({ timeout: 40_000 });
  await page.goto(installation.url);
  await expect(page.getByRole('heading', { name: 'Live now' })).toBeVisible();
  await expect(card).toHaveCount(0);
  expect(complaints.except()).toEqual([]);
});
