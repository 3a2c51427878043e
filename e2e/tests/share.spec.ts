import { launchBrowser } from '../src/browser/launch';
import { expect, test } from '../src/journey';
import { OtherSite } from '../src/OtherSite';

test('a viewer shares an event, and another site shows it', async ({ installation, api }) => {
  const title = 'Rivers & "banks"';
  const stream = await api.createStream(title, 'unlisted');
  await using browser = await launchBrowser();
  await using elsewhere = await OtherSite.start();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${installation.url}/watch/${stream.id}`);

  const code = await test.step('by keyboard', async () => {
    const share = page.getByRole('button', { name: 'Share' });
    await share.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Share this event' });
    await expect(dialog.getByRole('textbox', { name: 'Link', exact: true })).toHaveValue(
      `${installation.url}/watch/${stream.id}`,
    );
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await dialog.getByRole('button', { name: 'Copy code' }).press('Enter');
    await expect(dialog.getByText('Copied.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(share).toBeFocused();
    return page.evaluate(() => navigator.clipboard.readText());
  });

  await test.step('the code plays in another site, in any place', async () => {
    elsewhere.show(`<div style="width: 200px">${code}</div>`);
    await page.goto(elsewhere.url);
    const frame = page.getByTitle(title);
    await expect(frame.contentFrame().getByText('Starting soon')).toBeVisible();
    expect(await frame.boundingBox()).toMatchObject({ width: 200, height: 112.5 });
  });

  await test.step('only the embed may be framed', async () => {
    elsewhere.show(`<iframe src="${installation.url}/watch/${stream.id}" title="watch"></iframe>`);
    const refused = page.waitForEvent('console', (message) =>
      message.text().includes('frame-ancestors'),
    );
    await page.goto(elsewhere.url);
    await refused;
  });

  await test.step('a chat finds title and player without a script', async () => {
    const html = await (await fetch(`${installation.url}/watch/${stream.id}`)).text();
    expect(html).toContain('<meta property="og:title" content="Rivers &amp; &quot;banks&quot;" />');
    const link = /type="application\/json\+oembed" href="([^"]+)"/.exec(html)?.[1] ?? '';
    const oembed = await fetch(link.replaceAll('&amp;', '&'));
    expect(await oembed.json()).toMatchObject({
      type: 'video',
      title,
      author_name: 'Administrator',
    });
  });
});

test('a private event tells a chat nothing', async ({ installation, api }) => {
  const stream = await api.createStream('Board meeting', 'private');
  const address = `${installation.url}/watch/${stream.id}`;

  const html = await (await fetch(address)).text();
  expect(html).not.toMatch(/og:|oembed|Board/);
  const oembed = `${installation.url}/api/oembed?url=${encodeURIComponent(address)}`;
  expect((await fetch(oembed)).status).toBe(404);
});
