import { writeFileSync } from 'node:fs';
import { Complaints, NOT_SIGNED_IN_YET } from '../src/browser/Complaints';
import { launchBrowser, launchStudioBrowser } from '../src/browser/launch';
import { Playback, type PlaybackSample } from '../src/browser/Playback';
import { StudioPage } from '../src/browser/StudioPage';
import { expect, test } from '../src/journey';
import { speechWav } from '../src/media/made';

const WATCHED_SECONDS = 60;
const LEAST_FRAMES_PER_SECOND = 15;
const AUDIBLE = 0.02;

test('one browser goes live from its camera, another watches it for a minute', async ({
  installation,
}, testInfo) => {
  await using studioBrowser = await launchStudioBrowser(await speechWav(installation.data));
  await using viewerBrowser = await launchBrowser();
  const studio = new StudioPage(await studioBrowser.newPage());
  const studioComplaints = Complaints.of(studio.page);

  await studio.signIn(installation);
  await studio.createStream('Rivers and their banks');
  await studio.goLive();
  const link = await studio.watchLink();

  const viewer = await viewerBrowser.newPage();
  const viewerComplaints = Complaints.of(viewer);
  const playback = await Playback.observe(viewer);
  await viewer.goto(link);
  await expect(viewer.getByRole('heading', { name: 'Rivers and their banks' })).toBeVisible();
  await expect.poll(async () => (await playback.sample()).position).toBeGreaterThan(0);
  await viewer.getByRole('button', { name: 'Unmute' }).last().click();
  await expect(studio.page.getByText('1 watching now')).toBeVisible();
  await expect(viewer.getByText('1 viewer', { exact: true })).toBeVisible();

  const start = await playback.sample();
  const firstPicture = await playback.picture();
  const samples: PlaybackSample[] = [];
  await expect
    .poll(
      async () => {
        samples.push(await playback.sample());
        return (samples.at(-1)?.position ?? 0) - start.position;
      },
      { intervals: [1000], timeout: (WATCHED_SECONDS + 20) * 1000 },
    )
    .toBeGreaterThanOrEqual(WATCHED_SECONDS);
  const end = samples.at(-1) ?? start;
  writeFileSync(
    testInfo.outputPath('playback.json'),
    JSON.stringify({ start, samples }, undefined, 1),
  );

  expect(end.stalls).toEqual(start.stalls);
  expect(standstills(samples)).toEqual([]);
  expect(end.shownFrames - start.shownFrames).toBeGreaterThan(
    WATCHED_SECONDS * LEAST_FRAMES_PER_SECOND,
  );
  expect(await playback.picture()).not.toBe(firstPicture);
  expect(end.decodedAudioBytes).toBeGreaterThan(start.decodedAudioBytes);
  expect(await playback.loudness()).toBeGreaterThan(AUDIBLE);

  await studio.end();
  await expect(viewer.getByText('This event has ended')).toBeVisible({ timeout: 40_000 });
  expect(studioComplaints.except(NOT_SIGNED_IN_YET)).toEqual([]);
  expect(viewerComplaints.except()).toEqual([]);
});

/** Neighbouring samples between which the picture or the position stood still. */
function standstills(samples: readonly PlaybackSample[]): PlaybackSample[] {
  return samples.filter((sample, index) => {
    const before = samples[index - 1];
    return (
      before !== undefined &&
      (sample.position <= before.position || sample.shownFrames <= before.shownFrames)
    );
  });
}
