import { existsSync } from 'node:fs';
import { type Browser, launch, type Page } from 'puppeteer-core';

const USUAL_PLACES = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** A viewer with Firefox, driven by WebDriver BiDi: Playwright drives only a Firefox of its own. */
export class FirefoxViewer {
  readonly #browser: Browser;
  readonly #page: Page;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  /** Opens a page; muted playback may begin by itself. */
  static async open(url: string): Promise<FirefoxViewer> {
    const browser = await launch({
      browser: 'firefox',
      executablePath: executablePath(),
      headless: true,
      extraPrefsFirefox: { 'media.autoplay.default': 0 },
    });
    const page = await browser.newPage();
    await page.goto(url);
    await page.evaluate(() => {
      document.documentElement.setAttribute('data-same-page', '');
    });
    return new FirefoxViewer(browser, page);
  }

  /** Where playback is, in seconds; 0 without a player. */
  position(): Promise<number> {
    return this.#page.evaluate(() => document.querySelector('video')?.currentTime ?? 0);
  }

  /** Whether the page is the one that was opened, never loaded again. */
  isSamePage(): Promise<boolean> {
    return this.#page.evaluate(() => document.documentElement.hasAttribute('data-same-page'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
  }
}

function executablePath(): string {
  const found = process.env.FIREFOX ?? USUAL_PLACES.find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error('No Firefox found; install it or set FIREFOX to its path.');
  }
  return found;
}
