import { writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { Api } from '../src/Api';
import { FirefoxViewer } from '../src/browser/FirefoxViewer';
import { launchBrowser, launchStudioBrowser } from '../src/browser/launch';
import { Playback } from '../src/browser/Playback';
import { StudioPage } from '../src/browser/StudioPage';
import { encodersOf } from '../src/faults/encoders';
import { Line } from '../src/faults/Line';
import { mediaPlaylist } from '../src/hls/mediaPlaylist';
import { Installation } from '../src/Installation';
import { speechWav } from '../src/media/made';
import { expect, test } from '@playwright/test';

const CUT_MS = 10_000;
/** From the moment at which the cause is gone. */
const BACK_WITHIN_MS = 5_000;

test('an event goes on through everything that happens to it, and nobody has to reload', async () => {
  const testInfo = test.info();
  test.setTimeout(300_000);
  const installation = await Installation.start();
  /** Where both viewers were, for whoever has to find out. */
  const watched: string[] = [];
  const line = await Line.to(installation.facts.url);
  await using studioBrowser = await launchStudioBrowser(await speechWav(installation.facts.data));
  await using viewerBrowser = await launchBrowser();
  try {
    const studio = new StudioPage(await studioBrowser.newPage());
    await studio.signIn({ ...installation.facts, url: line.url });
    await studio.createStream('Come what may');
    await studio.openSettings();
    await studio.page.getByLabel('Resolution').selectOption({ label: '360p' });
    await studio.page.keyboard.press('Escape');
    await studio.goLive();
    const path = new URL(await studio.watchLink()).pathname;
    const streamId = path.split('/').at(-1) ?? '';

    const viewer = await viewerBrowser.newPage();
    const playback = await Playback.observe(viewer);
    await viewer.goto(installation.facts.url + path);
    await viewer.evaluate(() => {
      document.documentElement.setAttribute('data-same-page', '');
    });
    await using firefox = await FirefoxViewer.open(installation.facts.url + path);
    const positions = async () => {
      const now = [(await playback.sample()).position, await firefox.position()];
      watched.push(`${new Date().toISOString()} ${now.join(' ')}`);
      return now;
    };

    /** Both viewers see new pictures, which begin to come within this time. */
    const playOn = async (withinMs: number): Promise<void> => {
      const before = await positions();
      await expect
        .poll(async () => (await positions()).every((now, i) => now > (before[i] ?? 0) + 0.5), {
          timeout: withinMs,
          intervals: [200],
        })
        .toBe(true);
    };
    await playOn(30_000);

    await test.step('the host loses the network for ten seconds', async () => {
      line.cut();
      await delay(CUT_MS);
      line.mend();
      await playOn(BACK_WITHIN_MS);
    });

    await test.step('the encoder is killed', async () => {
      const [encoder] = encodersOf(installation.pid);
      expect(encoder).toBeDefined();
      process.kill(encoder ?? -1, 'SIGKILL');
      await playOn(BACK_WITHIN_MS);
    });

    await test.step('the server is killed and started again', async () => {
      const api = await Api.signIn(installation.facts);
      const acknowledged = await api.createStream('Acknowledged');
      await installation.kill();
      await installation.startAgain();
      await playOn(BACK_WITHIN_MS);
      expect((await api.stream(acknowledged.id)).title).toBe('Acknowledged');
    });

    await test.step('the host shows the screen instead', async () => {
      await studio.shareScreen();
      await playOn(BACK_WITHIN_MS);
    });

    expect(
      await viewer.evaluate(() => document.documentElement.hasAttribute('data-same-page')),
    ).toBe(true);
    expect(await firefox.isSamePage()).toBe(true);
    await studio.end();
    for (const rendition of ['source', '240p', 'audio']) {
      const playlist = await mediaPlaylist(installation.facts.url, streamId, rendition);
      writeFileSync(testInfo.outputPath(`${rendition}.m3u8`), playlist.text);
      // Nothing is recorded while the host changes from camera to screen; else nothing is missing.
      const holes = playlist.holes().filter((seconds) => Math.abs(seconds) > 0.1);
      expect(holes.length).toBeLessThanOrEqual(1);
      expect(Math.max(0, ...holes)).toBeLessThan(1);
    }
  } finally {
    writeFileSync(testInfo.outputPath('server.log'), installation.output);
    writeFileSync(testInfo.outputPath('positions.txt'), watched.join('\n'));
    await line.close();
    await installation.stop();
  }
});
