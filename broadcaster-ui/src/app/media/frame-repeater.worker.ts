import { FrameRepeater } from './frame-repeater';

/** Both ends of a picture: what a track gives, and what makes another track. */
export interface FramePipe {
  readonly readable: ReadableStream<VideoFrame>;
  readonly writable: WritableStream<VideoFrame>;
}

async function repeat({ readable, writable }: FramePipe): Promise<void> {
  const reader = readable.getReader();
  const writer = writable.getWriter();
  const repeater = new FrameRepeater<VideoFrame>(
    (frame) => {
      // A recorder that is behind gets no queue of pictures as well.
      if ((writer.desiredSize ?? 1) <= 0) frame.close();
      else
        writer.write(frame).catch(() => {
          repeater.close();
        });
    },
    {
      retimed: (frame, timestamp) => new VideoFrame(frame, { timestamp }),
      nowMs: () => performance.now(),
      later: (work, delayMs) => {
        const timer = setTimeout(work, delayMs);
        return () => {
          clearTimeout(timer);
        };
      },
    },
  );
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    repeater.push(next.value);
  }
}

addEventListener('message', ({ data }: MessageEvent<FramePipe>) => void repeat(data));
