import AxeBuilder from '@axe-core/playwright';
import { launchBrowser } from '../src/browser/launch';
import { Playback } from '../src/browser/Playback';
import { expect, test } from '../src/journey';
import { PublishCommand } from '../src/PublishCommand';

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

test('a viewer comes before the start, loses the network, uses the keys, and never reloads', async ({
  installation,
  api,
}) => {
  const stream = await api.createStream('Patience');
  await using browser = await launchBrowser();
  const context = await browser.newContext({ viewport: DESKTOP });
  const page = await context.newPage();
  const playback = await Playback.observe(page);
  const position = async () => (await playback.sample()).position;
  await page.goto(`${installation.url}/watch/${stream.id}`);
  await page.evaluate(() => {
    document.documentElement.setAttribute('data-same-page', '');
  });
  await expect(page.getByText('Starting soon')).toBeVisible();

  const publishing = PublishCommand.sampleTo(installation, stream.id);
  await expect.poll(position, { timeout: 60_000 }).toBeGreaterThan(3);

  await test.step('the last picture stays while the network is away', async () => {
    await context.setOffline(true);
    await expect(page.getByText('Connection lost. Trying again.')).toBeVisible({ timeout: 30_000 });
    expect((await playback.sample()).width).toBeGreaterThan(0);

    await context.setOffline(false);
    await expect(page.getByText('Connection lost. Trying again.')).toBeHidden({ timeout: 30_000 });
    const back = await position();
    await expect.poll(position).toBeGreaterThan(back + 2);
    await expect(page.getByText('1 viewer', { exact: true })).toBeVisible({ timeout: 30_000 });
  });

  await test.step('the keys of the player', async () => {
    await page.getByRole('button', { name: 'Unmute' }).first().click();
    await expect(page.getByRole('button', { name: 'Mute', exact: true })).toBeAttached();
    await page.keyboard.press('k');
    await expect.poll(async () => (await playback.sample()).paused).toBe(true);
    await page.keyboard.press('i');
    await expect(page.getByRole('region', { name: 'Statistics' })).toBeVisible();
    await page.keyboard.press('l');
    await expect.poll(async () => (await playback.sample()).paused).toBe(false);
    await expect(page.getByRole('button', { name: 'Live', exact: true })).toBeAttached();
  });

  await test.step('the quality menu', async () => {
    const quality = page.getByRole('button', { name: 'Quality' });
    await quality.focus();
    await quality.press('Enter');
    const lowest = page.getByRole('menuitemradio').last();
    await lowest.focus();
    await lowest.press('Enter');
    await quality.press('Enter');
    await expect(lowest).toBeChecked();
    await page.keyboard.press('Escape');
    const before = await position();
    await expect.poll(position).toBeGreaterThan(before + 2);
  });

  await test.step('the menu by keyboard', async () => {
    const more = page.getByRole('button', { name: 'More' });
    await more.focus();
    await more.press('Enter');
    await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).press('Enter');
    await expect(page.getByRole('region', { name: 'Keyboard shortcuts' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('region', { name: 'Keyboard shortcuts' })).toBeHidden();
  });

  expect(await page.evaluate(() => document.documentElement.hasAttribute('data-same-page'))).toBe(
    true,
  );
  await publishing.stop();
  await expect(page.getByText('This event has ended')).toBeVisible({ timeout: 40_000 });
});

test('a phone reaches statistics and keys by touch', async ({ installation, api }) => {
  const stream = await api.createStream('At hand');
  const publishing = PublishCommand.sampleTo(installation, stream.id);
  await using browser = await launchBrowser();
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport: PHONE, hasTouch: true, colorScheme });
    const page = await context.newPage();
    const playback = await Playback.observe(page);
    await page.goto(`${installation.url}/watch/${stream.id}`);
    await expect
      .poll(async () => (await playback.sample()).position, { timeout: 60_000 })
      .toBeGreaterThan(1);
    const more = page.getByRole('button', { name: 'More' });
    for (const name of ['Statistics', 'Keyboard shortcuts']) {
      // The controls hide by themselves, and a touch of the picture brings them back.
      await expect(page.getByRole('region', { name: 'Video player' })).toHaveClass(/user-inactive/);
      await page.locator('video').tap();
      await more.tap({ timeout: 5_000 });
      await expect(more).toHaveAttribute('aria-expanded', 'true');
      await page.getByRole('menuitem', { name }).tap({ timeout: 5_000 });
      const panel = page.getByRole('region', { name });
      await expect(panel).toBeVisible();
      const close = panel.getByRole('button', { name: 'Close' });
      await expect(close).toBeFocused();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await close.tap({ timeout: 5_000 });
      await expect(panel).toBeHidden();
    }
    await context.close();
  }
  await publishing.stop();
});
