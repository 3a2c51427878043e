import type { Browser } from '@playwright/test';
import { violations } from '../src/browser/accessibility';
import { Complaints, NOT_SIGNED_IN_YET } from '../src/browser/Complaints';
import { launchBrowser } from '../src/browser/launch';
import { StudioPage } from '../src/browser/StudioPage';
import { expect, test } from '../src/journey';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };

let browser: Browser;

test.beforeAll(async () => {
  browser = await launchBrowser();
});

test.afterAll(async () => {
  await browser.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [device, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    test(`every page is accessible and quiet: ${colorScheme}, ${device}`, async ({
      installation,
      api,
    }) => {
      const stream = await api.createStream(`Accessible, ${colorScheme}, ${device}`);
      const ended = await api.createStream(`Over, ${colorScheme}, ${device}`);
      await api.end(ended.id);
      const context = await browser.newContext({
        colorScheme,
        viewport,
        // A dialog that is still fading in has no contrast to speak of.
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const complaints = Complaints.of(page);
      const { url } = installation;

      await page.goto(url);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await violations(page)).toEqual([]);

      await page.goto(`${url}/watch/${stream.id}`);
      await expect(page.getByRole('heading', { name: stream.title })).toBeVisible();
      expect(await violations(page)).toEqual([]);

      await page.getByRole('button', { name: 'Share' }).click();
      await expect(page.getByRole('dialog', { name: 'Share this event' })).toBeVisible();
      expect(await violations(page)).toEqual([]);

      await page.goto(`${url}/watch/${ended.id}`);
      await expect(page.getByText('This event has ended')).toBeVisible();
      expect(await violations(page)).toEqual([]);

      await page.goto(`${url}/embed/${stream.id}`);
      await expect(page.getByText('Starting soon')).toBeVisible();
      expect(await violations(page)).toEqual([]);

      await page.goto(`${url}/studio/`);
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
      expect(await violations(page)).toEqual([]);

      const studio = new StudioPage(page);
      await studio.signIn(installation);
      await expect(page.getByRole('link', { name: stream.title }).first()).toBeVisible();
      expect(await violations(page)).toEqual([]);

      await page.goto(`${url}/studio/streams/new`);
      await expect(page.getByRole('button', { name: 'Create stream' })).toBeVisible();
      expect(await violations(page)).toEqual([]);

      await page.goto(`${url}/studio/streams/${stream.id}`);
      await expect(page.getByRole('heading', { name: stream.title })).toBeVisible();
      expect(await violations(page)).toEqual([]);

      await page.goto(`${url}/studio/library`);
      await expect(page.getByRole('heading', { name: 'Library' })).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Storage' })).toBeVisible();
      expect(await violations(page)).toEqual([]);

      await page.goto(`${url}/studio/profile`);
      await expect(page.getByRole('button', { name: 'Save profile' })).toBeVisible();
      expect(await violations(page)).toEqual([]);

      await page.goto(`${url}/studio/users`);
      await expect(page.getByRole('listitem').first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Add user' }).click();
      await expect(page.getByRole('dialog', { name: 'Add user' })).toBeVisible();
      expect(await violations(page)).toEqual([]);

      expect(complaints.except(NOT_SIGNED_IN_YET)).toEqual([]);
      await context.close();
    });
  }
}

test('signing in and creating a stream need no mouse', async ({ installation }) => {
  const page = await browser.newPage({ viewport: DESKTOP });
  await page.goto(`${installation.url}/studio/`);
  await expect(page.getByLabel('Email')).toBeVisible();

  await page.getByLabel('Email').focus();
  await page.keyboard.type(installation.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(installation.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Your streams' })).toBeVisible();

  await page.getByRole('link', { name: 'New stream' }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'New stream' })).toBeVisible();
  const title = page.getByRole('textbox', { name: 'Title', exact: true });
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(title).toBeFocused({ timeout: 100 });
  }).toPass();
  await page.keyboard.type('Typed only');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'Typed only' })).toBeVisible();
  await page.close();
});

test('the skip link leads to the content', async ({ installation }) => {
  const page = await browser.newPage();
  await page.goto(installation.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('main')).toBeFocused();
  await page.close();
});

test('a wrong password is told in words', async ({ installation }) => {
  const page = await browser.newPage();
  await page.goto(`${installation.url}/studio/`);
  await page.getByLabel('Email').fill('nobody@example.org');
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(page.getByText('Email and password do not match.')).toBeVisible();
  await page.close();
});
