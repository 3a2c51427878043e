import { PlaylistWatch } from '../src/hls/PlaylistWatch';
import { expect, test } from '../src/journey';
import { probeTracks } from '../src/media/probe';
import { PublishCommand } from '../src/PublishCommand';
import type { CaptureName } from '../src/repository';

const CAPTURE_SECONDS = 21.4;
const TOLERANCE_SECONDS = 0.1;

for (const name of ['h264-webm', 'vp8-webm'] satisfies CaptureName[]) {
  test(`publishing ${name} gives a whole stream that other programs can read`, async ({
    installation,
    api,
  }) => {
    const publishing = PublishCommand.capture(installation, name);
    await expect.poll(() => publishing.streamId, { message: publishing.output }).toBeDefined();
    const id = publishing.streamId ?? '';
    const playlist = `${installation.url}/live/${id}/live.m3u8`;

    await expect.poll(async () => (await fetch(playlist)).status).toBe(200);
    const watch = new PlaylistWatch(playlist);
    watch.start();
    expect(await publishing.exited(), publishing.output).toBe(0);
    await watch.stop();

    expect(watch.problems).toEqual([]);
    expect(watch.playlists).toBeGreaterThan(30);
    expect((await api.stream(id)).status).toBe('ended');
    const tracks = await probeTracks(playlist);
    expect(tracks.map((track) => track.kind).sort()).toEqual(
      expect.arrayContaining(['audio', 'video', 'video']),
    );
    for (const track of tracks) {
      expect(Math.abs(track.seconds - CAPTURE_SECONDS), JSON.stringify(track)).toBeLessThanOrEqual(
        TOLERANCE_SECONDS,
      );
    }
  });
}

test('Ctrl-C ends the sample that plays in a loop', async ({ installation, api }) => {
  const publishing = PublishCommand.sample(installation, 'Sample in a loop');
  await expect.poll(() => publishing.streamId, { message: publishing.output }).toBeDefined();
  const id = publishing.streamId ?? '';
  await expect.poll(async () => (await api.stream(id)).status).toBe('live');

  await publishing.stop();

  expect((await api.stream(id)).status, publishing.output).toBe('ended');
  expect(publishing.output).toContain('The stream has ended.');
});
