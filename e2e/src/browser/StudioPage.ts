import { expect, type Page } from '@playwright/test';
import type { InstallationFacts } from '../Installation';

/** The studio as its user sees it: everything is found by its role and name. */
export class StudioPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async signIn({ url, email, password }: InstallationFacts): Promise<void> {
    await this.page.goto(`${url}/studio/`);
    await this.page.getByLabel('Email').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await expect(this.page.getByRole('heading', { name: 'Your streams' })).toBeVisible();
  }

  /** Creates a stream and gets to its studio. */
  async createStream(title: string, { captions = false } = {}): Promise<void> {
    await this.page.getByRole('link', { name: 'New stream' }).first().click();
    // Exactly: while the page is still on its way, the list's search field is there, and it is labelled "Search by title".
    await this.page.getByRole('textbox', { name: 'Title', exact: true }).fill(title);
    if (captions) await this.page.getByRole('switch', { name: 'Live captions' }).click();
    await this.page.getByRole('button', { name: 'Create stream' }).click();
    await expect(this.page.getByRole('heading', { name: title })).toBeVisible();
  }

  async goLive(): Promise<void> {
    const goLive = this.page.getByRole('button', { name: 'Go live' });
    await expect(goLive).toBeEnabled();
    await goLive.click();
    await expect(this.page.getByRole('timer', { name: 'Live for' })).toBeVisible();
  }

  /** On a stream that is still open: on air again, from this page. */
  async continueHere(): Promise<void> {
    const goOn = this.page.getByRole('button', { name: 'Continue here' });
    await expect(goOn).toBeEnabled();
    await goOn.click();
    await expect(this.page.getByRole('timer', { name: 'Live for' })).toBeVisible();
  }

  async openSettings(): Promise<void> {
    await this.page.getByRole('button', { name: 'Settings' }).click();
    await expect(this.page.getByRole('dialog')).toBeVisible();
  }

  /** Chromium's fake user interface picks a screen by itself. */
  async shareScreen(): Promise<void> {
    await this.page.getByRole('button', { name: 'Share your screen' }).click();
    await expect(this.page.getByText('Viewers see your screen')).toBeVisible();
  }

  async stopSharing(): Promise<void> {
    await this.page.getByRole('button', { name: 'Share your screen' }).click();
    await expect(this.page.getByText('Viewers see your screen')).toBeHidden();
  }

  /** What the share card shows. */
  watchLink(): Promise<string> {
    return this.page.getByRole('textbox', { name: 'Link for viewers' }).inputValue();
  }

  /** Makes a link that opens the private stream of this studio. */
  async invite(): Promise<string> {
    await this.page.getByRole('button', { name: 'Make a link' }).click();
    return this.page.getByRole('textbox', { name: 'Invitation' }).inputValue();
  }

  async end(): Promise<void> {
    await this.page.getByRole('button', { name: 'End', exact: true }).click();
    await this.page.getByRole('button', { name: 'End stream' }).click();
    await expect(this.page.getByText('This stream has ended')).toBeVisible();
  }
}
