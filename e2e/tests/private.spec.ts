import { Complaints } from '../src/browser/Complaints';
import { launchBrowser } from '../src/browser/launch';
import { Playback } from '../src/browser/Playback';
import { StudioPage } from '../src/browser/StudioPage';
import { expect, test } from '../src/journey';
import { PublishCommand } from '../src/PublishCommand';

test('a private event is there for those who were invited, and for nobody else', async ({
  installation,
  api,
}) => {
  const title = 'Behind closed doors';
  const stream = await api.createStream(title, 'private');
  await using hostBrowser = await launchBrowser();
  await using guestBrowser = await launchBrowser();
  const publishing = PublishCommand.sampleTo(installation, stream.id);

  const studio = new StudioPage(await hostBrowser.newPage());
  await studio.signIn(installation);
  await studio.page.goto(`${installation.url}/studio/streams/${stream.id}`);
  const invitation = await studio.invite();

  const guest = await guestBrowser.newPage();
  const complaints = Complaints.of(guest);
  const playback = await Playback.observe(guest);
  // Somebody who comes while the host is on air sees the poster until the first picture plays.
  await expect
    .poll(async () => (await api.stream(stream.id)).status, { timeout: 60_000 })
    .toBe('live');
  const poster = guest.waitForResponse(/\/live\/~[^/]+\/[^/]+\/poster\.jpg$/);
  await guest.goto(invitation);
  expect((await poster).status()).toBe(200);
  await expect(guest.getByRole('heading', { name: title })).toBeVisible();
  await expect
    .poll(async () => (await playback.sample()).position, { timeout: 60_000 })
    .toBeGreaterThan(3);
  await expect(guest.getByText('1 viewer', { exact: true })).toBeVisible();
  await expect(guest.locator('video')).not.toHaveAttribute('poster');
  expect(complaints.except()).toEqual([]);

  const stranger = await guestBrowser.newPage();
  await stranger.goto(`${installation.url}/watch/${stream.id}`);
  await expect(stranger.getByText('There is no event here')).toBeVisible();
  await stranger.goto(`${invitation}x`);
  await expect(stranger.getByText('This link has expired')).toBeVisible();
  await stranger.goto(installation.url);
  await expect(stranger.getByRole('heading', { name: 'Live now' })).toBeVisible();
  await expect(stranger.getByRole('link', { name: title })).toHaveCount(0);

  await publishing.stop();
  await expect(guest.getByText('This event has ended')).toBeVisible({ timeout: 40_000 });
});
