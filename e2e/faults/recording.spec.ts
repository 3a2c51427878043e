import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { Api } from '../src/Api';
import { HandedOver } from '../src/browser/HandedOver';
import { launchBrowser, launchStudioBrowser } from '../src/browser/launch';
import { Playback } from '../src/browser/Playback';
import { StudioPage } from '../src/browser/StudioPage';
import { Installation } from '../src/Installation';
import { speechWav } from '../src/media/made';
import { picturesOf } from '../src/media/pictures';
import { decodingComplaints, download, readyRecording } from '../src/recorder/recordings';

const SAFE = 'Recorded. Everything is safe.';

test('a recording is whole and plays although the server was killed in the middle', async () => {
  const installation = await Installation.start();
  const { facts } = installation;
  await using studioBrowser = await launchStudioBrowser(await speechWav(facts.data));
  await using viewerBrowser = await launchBrowser();
  try {
    const studio = new StudioPage(await studioBrowser.newPage());
    const handedOver = await HandedOver.of(studio.page);
    await studio.signIn(facts);
    await studio.createStream('Killed in the middle');
    await studio.goLive();
    const path = new URL(await studio.watchLink()).pathname;
    const streamId = path.split('/').at(-1) ?? '';
    await expect(studio.page.getByText(SAFE)).toBeVisible();
    await expect.poll(() => handedOver.takes[0]?.blobs.length).toBeGreaterThan(20);

    await installation.kill();
    await expect(studio.page.getByText(/Recording is \d+ s behind; it is kept/)).toBeVisible();
    await installation.startAgain();
    await expect(studio.page.getByText(SAFE)).toBeVisible({ timeout: 60_000 });
    const sofar = handedOver.takes[0]?.blobs.length ?? 0;
    await expect.poll(() => handedOver.takes[0]?.blobs.length).toBeGreaterThan(sofar + 20);
    await studio.end();
    await handedOver.settled();

    const recording = await readyRecording(await Api.signIn(facts), streamId);
    const file = test.info().outputPath('recording.mp4');
    await download(facts, recording, file);
    const given = test.info().outputPath('handed-over.webm');
    writeFileSync(given, handedOver.file(0));
    expect(handedOver.takes).toHaveLength(1);
    expect(recording.gaps).toEqual([]);
    expect(await decodingComplaints(file)).toBe('');
    const [recorded, all] = await Promise.all([picturesOf(file), picturesOf(given)]);
    expect(recorded.map(({ checksum }) => checksum)).toEqual(all.map(({ checksum }) => checksum));

    const viewer = await viewerBrowser.newPage();
    const playback = await Playback.observe(viewer);
    const fromVod = viewer.waitForRequest(/\/vod\//);
    await viewer.goto(facts.url + path);
    await viewer.getByRole('button', { name: 'Watch the recording' }).click();
    await fromVod;
    await expect.poll(async () => (await playback.sample()).position).toBeGreaterThan(2);
    await playback.toTheEnd();
  } finally {
    writeFileSync(test.info().outputPath('server.log'), installation.output);
    await installation.stop();
  }
});
