import { launchBrowser } from '../src/browser/launch';
import { StudioPage } from '../src/browser/StudioPage';
import { expect, test } from '../src/journey';
import { repository } from '../src/repository';

const PICTURE = `${repository}docs/images/watch-desktop-light.png`;

test('an administrator adds somebody, who chooses a password, fills in a profile and is deleted', async ({
  installation,
}) => {
  const email = 'grace@example.org';
  const password = 'nanoseconds of wire';
  await using browser = await launchBrowser();
  const desk = new StudioPage(await (await browser.newContext()).newPage());
  await desk.signIn(installation);

  const link = await test.step('the administrator gets a link for her', async () => {
    await desk.page.getByRole('link', { name: 'Users' }).click();
    await desk.page.getByRole('button', { name: 'Add user' }).click();
    const form = desk.page.getByRole('dialog', { name: 'Add user' });
    await form.getByRole('textbox', { name: 'Email' }).fill(email);
    await form.getByRole('textbox', { name: 'Name' }).fill('Grace');
    await form.getByRole('button', { name: 'Add user' }).click();
    const shown = desk.page.getByRole('dialog', { name: 'Password link for Grace' });
    const address = await shown.getByRole('textbox', { name: 'Password link' }).inputValue();
    await shown.getByRole('button', { name: 'Done' }).click();
    await expect(desk.page.getByText('No password yet')).toBeVisible();
    return address;
  });

  const hers = new StudioPage(await (await browser.newContext()).newPage());
  await test.step('she chooses a password and signs in', async () => {
    await hers.page.goto(link);
    await hers.page.getByLabel('New password').fill(password);
    await hers.page.getByRole('button', { name: 'Set password' }).click();
    await expect(hers.page.getByText('Your password is set.')).toBeVisible();
    await hers.signIn({ ...installation, email, password });
  });

  await test.step('she is no administrator', async () => {
    await expect(hers.page.getByRole('link', { name: 'Users' })).toHaveCount(0);
    await hers.page.goto(`${installation.url}/studio/users`);
    await expect(hers.page.getByText('There is nothing here')).toBeVisible();
  });

  await test.step('she fills in her profile', async () => {
    await hers.page.getByRole('button', { name: 'Account' }).click();
    await hers.page.getByRole('menuitem', { name: 'Profile and password' }).click();
    await hers.page.getByRole('textbox', { name: 'Name' }).fill('Grace Hopper');
    const chooser = hers.page.waitForEvent('filechooser');
    await hers.page.getByRole('button', { name: 'Choose a picture' }).click();
    await (await chooser).setFiles(PICTURE);
    await expect(hers.page.getByRole('button', { name: 'Change picture' })).toBeVisible();
    await hers.page.getByRole('button', { name: 'Save profile' }).click();
    await expect(hers.page.getByText('Profile saved.')).toBeVisible();

    await hers.page.reload();
    await expect(hers.page.getByRole('textbox', { name: 'Name' })).toHaveValue('Grace Hopper');
    const picture = hers.page.locator('header img');
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(256);
  });

  await test.step('she changes her password and stays signed in', async () => {
    const change = hers.page.getByRole('button', { name: 'Change password' });
    await hers.page.getByLabel('Current password').fill('something else');
    await hers.page.getByLabel('New password').fill('amazing grace');
    await change.click();
    await expect(hers.page.getByText('This is not your current password.')).toBeVisible();
    await hers.page.getByLabel('Current password').fill(password);
    await change.click();
    await expect(hers.page.getByText('Your password is changed.')).toBeVisible();
    await hers.page.reload();
    await expect(hers.page.getByRole('textbox', { name: 'Name' })).toHaveValue('Grace Hopper');
  });

  await test.step('the administrator finds and deletes her, and not himself', async () => {
    await desk.page.getByRole('searchbox', { name: 'Search by name or email' }).fill(email);
    await expect(desk.page.getByRole('listitem')).toHaveCount(1);
    await desk.page.getByRole('button', { name: 'More for Grace Hopper' }).click();
    await desk.page.getByRole('menuitem', { name: 'Delete' }).click();
    await desk.page.getByRole('button', { name: 'Delete' }).click();
    await expect(desk.page.getByText('Nobody matches')).toBeVisible();

    await desk.page.getByRole('button', { name: 'Show all' }).click();
    await desk.page.getByRole('button', { name: 'More for Administrator' }).click();
    await expect(desk.page.getByRole('menuitem', { name: 'Edit' })).toBeVisible();
    await expect(desk.page.getByRole('menuitem', { name: 'Delete' })).toHaveCount(0);
  });
});
