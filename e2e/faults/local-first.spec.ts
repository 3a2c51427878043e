import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { Api } from '../src/Api';
import { keptTakes } from '../src/browser/KeptTakes';
import { launchStudioBrowser, launchStudioProfile } from '../src/browser/launch';
import { StudioPage } from '../src/browser/StudioPage';
import { killBrowser } from '../src/faults/killBrowser';
import { RecorderCut } from '../src/faults/RecorderCut';
import { Installation } from '../src/Installation';
import { speechWav } from '../src/media/made';
import { decodingComplaints, download, readyRecording } from '../src/recorder/recordings';
import { takesOf } from '../src/recorder/spool';

const SAFE = 'Recorded. Everything is safe.';
const BEHIND = /Recording is (?:(\d+) min ?)?(?:(\d+) s )?behind; it is kept/;
const CHUNKS_IN_THE_OUTAGE = 60;

/** OUTAGE_SECONDS=600 makes the ten minutes that are promised. */
const OUTAGE_SECONDS = Number(process.env.OUTAGE_SECONDS ?? 60);

let installation: Installation;
test.beforeEach(async () => {
  installation = await Installation.start();
});
test.afterEach(() => installation.stop());

/** As the studio says it. */
async function secondsBehind(page: Page): Promise<number> {
  const said = BEHIND.exec(await page.getByText(BEHIND).innerText());
  return Number(said?.[1] ?? 0) * 60 + Number(said?.[2] ?? 0);
}

const streamIdOf = (studio: StudioPage): string => studio.page.url().split('/').at(-1) ?? '';

test('what a browser had on its disk when it was killed gets into the recording', async () => {
  const { facts } = installation;
  const api = await Api.signIn(facts);
  const speech = await speechWav(facts.data);
  const profile = mkdtempSync(join(tmpdir(), 'rostrum-e2e-profile-'));
  const title = 'Killed in the middle of a sentence';
  try {
    const studio = new StudioPage(await (await launchStudioProfile(profile, speech)).newPage());
    const recorder = await RecorderCut.of(studio.page);
    await studio.signIn(facts);
    await studio.createStream(title);
    await expect(studio.page.getByText('The recorder answers.')).toBeVisible();
    await studio.goLive();
    const streamId = streamIdOf(studio);
    await expect(studio.page.getByText(SAFE)).toBeVisible();
    await recorder.cut();
    await expect(studio.page.getByText(BEHIND)).toBeVisible();
    const kept = async (): Promise<number> =>
      Math.max(-1, ...(await keptTakes(studio.page)).flatMap(({ chunks }) => chunks)) + 1;
    const before = await kept();
    await expect.poll(kept, { timeout: 60_000 }).toBeGreaterThan(before + CHUNKS_IN_THE_OUTAGE);
    const onDisk = await kept();
    killBrowser(profile);

    const reopened = await launchStudioProfile(profile, speech);
    const page = await reopened.newPage();
    await page.goto(`${facts.url}/studio/`);
    // A browser writes its cookies down now and then: the last ones died with it.
    const signIn = page.getByRole('heading', { name: 'Sign in to the studio' });
    const offer = page.getByText(`recording of “${title}” is still in this browser`);
    await expect(signIn.or(offer)).toBeVisible();
    if (await signIn.isVisible()) await new StudioPage(page).signIn(facts);
    await expect(offer).toBeVisible();
    await page.getByRole('button', { name: 'Finish the upload' }).click();
    await expect(page.getByText(`The recording of “${title}” is complete`)).toBeVisible({
      timeout: 60_000,
    });
    expect(await keptTakes(page)).toEqual([]);
    const [take] = takesOf(facts.data, streamId);
    const numbers = take?.chunks ?? [];
    expect(numbers.length).toBeGreaterThanOrEqual(onDisk);
    expect(numbers).toEqual(numbers.map((_, index) => index));
    await reopened.close();

    await api.end(streamId);
    const recording = await readyRecording(api, streamId);
    expect(recording.gaps).toEqual([]);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});

test(`${String(OUTAGE_SECONDS)} s without a recorder leave no gap`, async () => {
  test.setTimeout((OUTAGE_SECONDS + 240) * 1000);
  const { facts } = installation;
  await using browser = await launchStudioBrowser(await speechWav(facts.data));
  const studio = new StudioPage(await browser.newPage());
  const { page } = studio;
  const recorder = await RecorderCut.of(page);
  await studio.signIn(facts);
  await studio.createStream('A long way without a network');
  await studio.goLive();
  await expect(page.getByText(SAFE)).toBeVisible();
  await recorder.cut();
  await expect
    .poll(() => secondsBehind(page), { timeout: (OUTAGE_SECONDS + 30) * 1000, intervals: [1000] })
    .toBeGreaterThanOrEqual(OUTAGE_SECONDS);
  recorder.mend();
  await expect(page.getByText(SAFE)).toBeVisible({ timeout: 120_000 });
  await studio.end();

  const recording = await readyRecording(await Api.signIn(facts), streamIdOf(studio));
  const file = test.info().outputPath('recording.mp4');
  await download(facts, recording, file);
  expect(recording.gaps).toEqual([]);
  expect(recording.durationSeconds).toBeGreaterThan(OUTAGE_SECONDS);
  expect(await decodingComplaints(file)).toBe('');
});
