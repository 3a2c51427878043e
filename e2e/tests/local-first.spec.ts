import type { Browser, BrowserContext } from '@playwright/test';
import { keptTakes } from '../src/browser/KeptTakes';
import { launchStudioBrowser } from '../src/browser/launch';
import { StudioPage } from '../src/browser/StudioPage';
import { RecorderCut } from '../src/faults/RecorderCut';
import type { Recording } from '../src/Api';
import type { InstallationFacts } from '../src/Installation';
import { expect, test } from '../src/journey';
import { speechWav } from '../src/media/made';
import { readyRecording } from '../src/recorder/recordings';
import { type SpooledTake, takesOf } from '../src/recorder/spool';

const CHUNKS_IN_THE_OUTAGE = 40;
/** At least, as the studio asks for them. */
const CHUNK_SECONDS = 0.25;

interface Interrupted {
  readonly context: BrowserContext;
  readonly streamId: string;
  /** Chunks that the browser's recorder had given when the page was closed. */
  readonly handedOver: number;
}

/** Goes live, cuts the way to the recorder, and closes the page in the middle of that. */
async function interrupted(
  browser: Browser,
  installation: InstallationFacts,
  title: string,
): Promise<Interrupted> {
  const context = await browser.newContext();
  const studio = new StudioPage(await context.newPage());
  const recorder = await RecorderCut.of(studio.page);
  await studio.signIn(installation);
  await studio.createStream(title);
  await expect(studio.page.getByText('The recorder answers.')).toBeVisible();
  await studio.goLive();
  const streamId = studio.page.url().split('/').at(-1) ?? '';
  await expect(studio.page.getByText('Recorded. Everything is safe.')).toBeVisible();
  await expect
    .poll(() => takesOf(installation.data, streamId)[0]?.chunks.length)
    .toBeGreaterThan(9);

  await recorder.cut();
  await expect(studio.page.getByText(/Recording is \d+ s behind; it is kept/)).toBeVisible();
  const atRecorder = takesOf(installation.data, streamId)[0]?.chunks.length ?? 0;
  const kept = async (): Promise<number> =>
    Math.max(...(await keptTakes(studio.page)).flatMap(({ chunks }) => chunks)) + 1;
  await expect.poll(kept, { timeout: 60_000 }).toBeGreaterThan(atRecorder + CHUNKS_IN_THE_OUTAGE);
  const handedOver = await kept();
  await studio.page.close({ runBeforeUnload: false });
  return { context, streamId, handedOver };
}

/** On any page of the studio, opened again in the same browser. */
async function finishUpload(
  context: BrowserContext,
  { url }: InstallationFacts,
  title: string,
): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${url}/studio/`);
  const offer = new RegExp(`recording of “${title}” is still in this browser: \\d+ s, \\d+ [kM]B`);
  await expect(page.getByText(offer)).toBeVisible();
  await page.getByRole('button', { name: 'Finish the upload' }).click();
  await expect(
    page.getByText(`The recording of “${title}” is complete on the server.`),
  ).toBeVisible({ timeout: 60_000 });
  expect(await keptTakes(page)).toEqual([]);
}

function expectComplete(take: SpooledTake | undefined, handedOver: number): void {
  const numbers = take?.chunks ?? [];
  expect(numbers.length).toBeGreaterThanOrEqual(handedOver);
  expect(numbers).toEqual(numbers.map((_, index) => index));
  expect(take?.stoppedAfter).toBe(numbers.length);
}

/** After the end the recorder's spool goes when the file is there. */
function expectWhole({ gaps, durationSeconds }: Recording, handedOver: number): void {
  expect(gaps).toEqual([]);
  expect(durationSeconds).toBeGreaterThan(handedOver * CHUNK_SECONDS);
}

test('a page that is closed while the recorder cannot be reached loses nothing', async ({
  installation,
  api,
}) => {
  await using browser = await launchStudioBrowser(await speechWav(installation.data));
  const title = 'Nothing is lost';
  const { context, streamId, handedOver } = await interrupted(browser, installation, title);

  await finishUpload(context, installation, title);

  const takes = takesOf(installation.data, streamId);
  expect(takes).toHaveLength(1);
  expectComplete(takes[0], handedOver);
  await api.end(streamId);
});

test('the upload can be finished after the stream has ended', async ({ installation, api }) => {
  await using browser = await launchStudioBrowser(await speechWav(installation.data));
  const title = 'Over, and not yet complete';
  const { context, streamId, handedOver } = await interrupted(browser, installation, title);
  await api.end(streamId);

  await finishUpload(context, installation, title);

  expectWhole(await readyRecording(api, streamId), handedOver);
});

test('what one user left is not shown to the next one in the same browser', async ({
  installation,
  api,
}) => {
  await using browser = await launchStudioBrowser(await speechWav(installation.data));
  const title = 'Not yours';
  const { context, streamId } = await interrupted(browser, installation, title);
  const page = await context.newPage();
  await page.goto(`${installation.url}/studio/`);
  await expect(page.getByText(`recording of “${title}”`)).toBeVisible();

  const other = await api.addUser('Barbara Liskov');
  await page.getByRole('button', { name: 'Account' }).click();
  const signedOut = page.waitForResponse('**/api/auth/logout');
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await signedOut;
  await new StudioPage(page).signIn({ ...installation, ...other });

  await expect(page.getByText(title)).toBeHidden();
  expect(await keptTakes(page)).toHaveLength(1);
  await api.end(streamId);
});

test('a browser without room says so, and the recording is complete when the recorder is back', async ({
  installation,
  api,
}) => {
  await using browser = await launchStudioBrowser(await speechWav(installation.data));
  const context = await browser.newContext();
  const studio = new StudioPage(await context.newPage());
  const { page } = studio;
  const recorder = await RecorderCut.of(page);
  const quota = await context.newCDPSession(page);
  await studio.signIn(installation);
  await studio.createStream('No room');
  await studio.goLive();
  await expect(page.getByText('Recorded. Everything is safe.')).toBeVisible();

  await quota.send('Storage.overrideQuotaForOrigin', { origin: installation.url, quotaSize: 1000 });
  await recorder.cut();
  await expect(page.getByText(/behind, and this browser’s storage takes no more/)).toBeVisible({
    timeout: 60_000,
  });
  recorder.mend();
  await expect(page.getByText('Recorded. Everything is safe.')).toBeVisible();
  const streamId = page.url().split('/').at(-1) ?? '';
  await studio.end();

  expectWhole(await readyRecording(api, streamId), 15);
});
