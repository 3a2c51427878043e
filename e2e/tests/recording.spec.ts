import { writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { HandedOver } from '../src/browser/HandedOver';
import { launchStudioBrowser } from '../src/browser/launch';
import { StudioPage } from '../src/browser/StudioPage';
import { Line } from '../src/faults/Line';
import { expect, test } from '../src/journey';
import { speechWav } from '../src/media/made';
import { longestStandstill, type Picture, picturesOf } from '../src/media/pictures';
import { envelopeOf, type Match, matches, matchesInLoop } from '../src/media/sound';
import { decodingComplaints, download, readyRecording } from '../src/recorder/recordings';

const CUT_MS = 10_000;
const SAFE = 'Recorded. Everything is safe.';
/** Of the browser's recorder under load, which leaves out pictures. */
const LONGEST_STANDSTILL_SECONDS = 0.5;
/** What people do not notice between lips and voice. */
const IN_STEP_SECONDS = 0.04;
/** Steps of the envelope, rounding on both sides. */
const SAME_PLACE_SECONDS = 0.03;

const streamIdOf = (page: Page): string => page.url().split('/').at(-1) ?? '';

function checksums(pictures: readonly Picture[]): string[] {
  return pictures.map(({ checksum }) => checksum);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** The places where sound is elsewhere than the rest of it. */
function displaced(found: readonly Match[]): Match[] {
  const usual = median(found.map(({ lagSeconds }) => lagSeconds));
  return found.filter(({ lagSeconds }) => Math.abs(lagSeconds - usual) > SAME_PLACE_SECONDS);
}

test('a recording is whole although the network was cut twice', async ({ installation, api }) => {
  const speech = await speechWav(installation.data);
  await using browser = await launchStudioBrowser(speech);
  const line = await Line.to(installation.url);
  const studio = new StudioPage(await browser.newPage());
  const handedOver = await HandedOver.of(studio.page);
  const safe = studio.page.getByText(SAFE);
  await studio.signIn({ ...installation, url: line.url });
  await studio.createStream('Cut twice');
  await studio.goLive();
  const liveAt = Date.now();
  const streamId = streamIdOf(studio.page);
  await expect(safe).toBeVisible();

  for (let cuts = 0; cuts < 2; cuts++) {
    line.cut();
    await expect(studio.page.getByText(/Recording is \d+ s behind; it is kept/)).toBeVisible();
    await delay(CUT_MS);
    line.mend();
    await expect(safe).toBeVisible({ timeout: 30_000 });
  }
  const liveSeconds = (Date.now() - liveAt) / 1000;
  await studio.end();
  await handedOver.settled();
  await line.close();

  const recording = await readyRecording(api, streamId);
  const file = test.info().outputPath('recording.mp4');
  await download(installation, recording, file);
  const given = test.info().outputPath('handed-over.webm');
  writeFileSync(given, handedOver.file(0));

  expect(handedOver.takes).toHaveLength(1);
  expect(recording.gaps).toEqual([]);
  expect(Math.abs((recording.durationSeconds ?? 0) - liveSeconds)).toBeLessThan(1.5);
  expect(await decodingComplaints(file)).toBe('');

  const pictures = await picturesOf(file);
  const givenPictures = await picturesOf(given);
  expect(checksums(pictures)).toEqual(checksums(givenPictures));
  expect(longestStandstill(pictures)).toBeLessThan(LONGEST_STANDSTILL_SECONDS);
  const pictureLags = pictures.map(
    ({ seconds }, index) => (givenPictures[index]?.seconds ?? 0) - seconds,
  );
  const pictureLag = median(pictureLags);
  expect(Math.max(...pictureLags.map((lag) => Math.abs(lag - pictureLag)))).toBeLessThan(
    IN_STEP_SECONDS,
  );

  const sound = await envelopeOf(file);
  const inGiven = matches(sound, await envelopeOf(given), 3);
  const inSpeech = matchesInLoop(sound, await envelopeOf(speech));
  writeFileSync(
    test.info().outputPath('sound.json'),
    JSON.stringify({ recording, liveSeconds, pictureLag, inGiven, inSpeech }, undefined, 1),
  );
  expect(inGiven.length).toBeGreaterThan(liveSeconds * 0.6);
  expect(displaced(inGiven)).toEqual([]);
  expect(Math.abs(median(inGiven.map(({ lagSeconds }) => lagSeconds)) - pictureLag)).toBeLessThan(
    IN_STEP_SECONDS,
  );
  expect(displaced(inSpeech)).toEqual([]);
});

test('a tab that was closed is one gap, and nothing that was recorded before it is missing', async ({
  installation,
  api,
}) => {
  await using browser = await launchStudioBrowser(await speechWav(installation.data));
  const context = await browser.newContext();
  const line = await Line.to(installation.url);
  const first = new StudioPage(await context.newPage());
  const before = await HandedOver.of(first.page);
  await first.signIn({ ...installation, url: line.url });
  await first.createStream('Closed once');
  await first.goLive();
  const address = first.page.url();
  const streamId = streamIdOf(first.page);
  await expect(first.page.getByText(SAFE)).toBeVisible();

  line.cut();
  await expect(first.page.getByText(/Recording is [3-9] s behind; it is kept/)).toBeVisible();
  await first.page.close({ runBeforeUnload: false });
  const closed = before.takes[0];
  await delay(CUT_MS / 2);
  line.mend();

  const second = new StudioPage(await context.newPage());
  const after = await HandedOver.of(second.page);
  await second.page.goto(address);
  await second.continueHere();
  // The rest of what the first page had follows by itself.
  const complete = second.page.getByText('is complete on the server.');
  await expect(complete).toBeVisible({ timeout: 30_000 });
  await expect(second.page.getByText(SAFE)).toBeVisible();
  await expect.poll(() => after.takes[0]?.blobs.length).toBeGreaterThan(12);
  await second.end();
  await after.settled();
  await line.close();

  const recording = await readyRecording(api, streamId);
  const file = test.info().outputPath('recording.mp4');
  await download(installation, recording, file);
  const given = ['before.webm', 'after.webm'].map((name) => test.info().outputPath(name));
  writeFileSync(given[0] ?? '', before.file(0));
  writeFileSync(given[1] ?? '', after.file(0));

  const away = ((after.takes[0]?.startedAtMs ?? 0) - (closed?.lastAtMs ?? 0)) / 1000;
  expect(recording.gaps).toEqual([
    { startSeconds: expect.any(Number), seconds: expect.any(Number), cause: 'connection' },
  ]);
  expect(Math.abs((recording.gaps[0]?.seconds ?? 0) - away)).toBeLessThan(1);
  expect(await decodingComplaints(file)).toBe('');

  const recorded = checksums(await picturesOf(file));
  const [early = [], late = []] = await Promise.all(
    given.map(async (name) => checksums(await picturesOf(name))),
  );
  expect(recorded.slice(0, early.length)).toEqual(early);
  expect(recorded.slice(-late.length)).toEqual(late);
  // What the browser's recorder gave in the last moment may not have reached this test, but the recording.
  expect(recorded.length - early.length - late.length).toBeLessThan(30);
});
