import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { Api, Recording } from '../Api';
import type { InstallationFacts } from '../Installation';
import { runFfmpeg } from '../media/bundledFfmpeg';

/** The file is promised within a minute of the end. */
const READY_WITHIN_MS = 60_000;

/** A stream's recording, as soon as nothing is missing any more. */
export async function readyRecording(api: Api, streamId: string): Promise<Recording> {
  let recording: Recording | undefined;
  await expect
    .poll(
      async () => {
        recording = (await api.recordingsOf(streamId)).find(({ clipOf }) => clipOf === undefined);
        return recording?.status;
      },
      { timeout: READY_WITHIN_MS, intervals: [500] },
    )
    .toBe('ready');
  if (recording === undefined) throw new Error('no recording');
  return recording;
}

/** Downloads a recording of a public stream as anybody can, and compares it with its checksum. */
export async function download(
  { url }: InstallationFacts,
  { fileUrl, sha256, sizeBytes }: Recording,
  file: string,
): Promise<void> {
  const response = await fetch(`${url}${fileUrl ?? ''}?download`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; .*\.mp4/);
  const bytes = Buffer.from(await response.arrayBuffer());
  writeFileSync(file, bytes);
  expect(bytes.length).toBe(sizeBytes);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
}

/** What FFmpeg has to say while it decodes all of a file: nothing, if it is sound. Its output keeps the file's own times. */
export async function decodingComplaints(file: string): Promise<string> {
  const ownTimes = ['-fps_mode', 'passthrough', '-enc_time_base:v', 'demux'];
  const { complaints } = await runFfmpeg(['-xerror', '-i', file, ...ownTimes, '-f', 'null', '-']);
  return complaints;
}
