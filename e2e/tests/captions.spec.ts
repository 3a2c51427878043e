import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { Api } from '../src/Api';
import { launchBrowser, launchStudioBrowser } from '../src/browser/launch';
import { Playback } from '../src/browser/Playback';
import { StudioPage } from '../src/browser/StudioPage';
import { CaptionWatch, offsetsMs } from '../src/captions/CaptionWatch';
import { ModelDouble } from '../src/captions/ModelDouble';
import { SENTENCES, sentencesWav } from '../src/captions/sentences';
import { SpeechDouble } from '../src/captions/SpeechDouble';
import { Installation } from '../src/Installation';
import { expect, test } from '../src/journey';
import { readyRecording } from '../src/recorder/recordings';

/** A caption is on screen with its picture, within this. */
const TOGETHER_MS = 150;
const TITLE = 'Rivers, in words';

test('what is said is read with its picture, in the transcript, in the search, in the summary and in the recording', async () => {
  await using speech = await SpeechDouble.start(SENTENCES);
  await using model = await ModelDouble.start();
  const installation = await Installation.start({ ...speech.environment, ...model.environment });
  const { facts } = installation;
  try {
    await using studioBrowser = await launchStudioBrowser(await sentencesWav(facts.data));
    await using viewerBrowser = await launchBrowser();
    const api = await Api.signIn(facts);
    const studio = new StudioPage(await studioBrowser.newPage());
    await studio.signIn(facts);
    await studio.createStream(TITLE, { captions: true });
    await studio.goLive();
    const path = new URL(await studio.watchLink()).pathname;
    const streamId = path.split('/').at(-1) ?? '';
    await expect(studio.page.getByText('Listening')).toBeVisible({ timeout: 30_000 });

    const viewer = await viewerBrowser.newPage();
    const playback = await Playback.observe(viewer);
    await viewer.goto(facts.url + path);
    await expect.poll(async () => (await playback.sample()).position).toBeGreaterThan(0);
    await viewer.locator('.video-js').focus();
    await viewer.keyboard.press('m');
    await viewer.keyboard.press('c');
    const watch = await CaptionWatch.of(viewer);
    const observed = await watch.seen(SENTENCES.length + 2, 60_000);
    writeFileSync(test.info().outputPath('captions.json'), JSON.stringify(observed, undefined, 1));
    for (const { text } of observed.captions) expect(SENTENCES).toContain(text);
    // The machine may be late once; the product may not.
    const offsets = offsetsMs(observed)
      .map(Math.abs)
      .sort((a, b) => a - b);
    expect(offsets.slice(0, -1).at(-1)).toBeLessThan(TOGETHER_MS);

    const spoken = SENTENCES[2];
    const transcript = viewer.getByRole('region', { name: 'Transcript', exact: true });
    await expect(transcript.getByText(spoken).first()).toBeVisible();

    const late = await viewerBrowser.newPage();
    await late.routeWebSocket(/\/rooms\/socket\.io\//, (socket) => socket.close());
    await late.goto(facts.url + path);
    await late.locator('.video-js').focus();
    await chooseCaptions(late, 'English (US)');
    await expect(late.locator('.rostrum-caption').first()).toBeVisible({ timeout: 30_000 });
    await late.close();

    const search = await viewerBrowser.newPage();
    await search.goto(`${facts.url}/?q=rafts`);
    await search.getByRole('searchbox').fill('rafts');
    await expect(
      search.getByRole('link', { name: /Boats < 12 m & rafts may pass/ }).first(),
    ).toBeVisible();

    await studio.end();
    const event = studio.page;
    await event.goto(`${facts.url}/studio/streams/${streamId}/event`);
    await event.getByRole('button', { name: 'Generate summary' }).click();
    await expect(event.getByRole('heading', { name: 'Key points' })).toBeVisible();
    await expect(event.getByText('Made by double-1')).toBeVisible();
    await expect(event.getByText(spoken).first()).toBeVisible();
    const recording = await readyRecording(api, streamId);
    expect(recording.gaps).toEqual([]);
    const replay = await viewerBrowser.newPage();
    const replayed = await Playback.observe(replay);
    await replay.goto(facts.url + path);
    await replay.getByRole('button', { name: 'Watch the recording' }).click();
    await expect.poll(async () => (await replayed.sample()).position).toBeGreaterThan(0);
    await replay.locator('.video-js').focus();
    await replay.keyboard.press('c');
    await expect(replay.locator('.rostrum-caption').first()).toBeVisible({ timeout: 30_000 });
  } finally {
    writeFileSync(test.info().outputPath('server.log'), installation.output);
    await installation.stop();
  }
});

/** By the player's menu, with the playlist's captions alone. */
async function chooseCaptions(page: Page, language: string): Promise<void> {
  const captions = page.getByRole('button', { name: 'Captions' });
  await captions.focus();
  await captions.press('Enter');
  await page.getByRole('menuitemradio', { name: language }).press('Enter');
}
