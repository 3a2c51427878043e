import { bundledFfmpeg, runBundled } from './bundledFfmpeg';

interface ProbeAnswer {
  readonly streams: readonly { index: number; codec_type: string; width?: number }[];
  readonly packets: readonly { stream_index: number; pts_time: string; duration_time?: string }[];
}

/** One track of what a player would get, from its first packet to the end of its last. */
export interface Track {
  readonly kind: string;
  readonly width: number;
  readonly startSeconds: number;
  readonly seconds: number;
  readonly packets: number;
}

/** Reads a playlist or file to its end with ffprobe. */
export async function probeTracks(url: string): Promise<Track[]> {
  const { ffprobe } = await bundledFfmpeg();
  const entries = 'packet=stream_index,pts_time,duration_time:stream=index,codec_type,width';
  const args = ['-v', 'error', '-of', 'json', '-show_entries', entries, url];
  const answer = JSON.parse(await runBundled(ffprobe, args)) as ProbeAnswer;
  return answer.streams.map((stream) => {
    const packets = answer.packets.filter((packet) => packet.stream_index === stream.index);
    const starts = packets.map((packet) => Number(packet.pts_time));
    const ends = packets.map(
      (packet) => Number(packet.pts_time) + Number(packet.duration_time ?? 0),
    );
    const start = Math.min(...starts);
    return {
      kind: stream.codec_type,
      width: stream.width ?? 0,
      startSeconds: start,
      seconds: Math.max(...ends) - start,
      packets: packets.length,
    };
  });
}
