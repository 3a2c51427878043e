import { FrameRepeater } from './frame-repeater';

/** Both ends of a picture: what a track gives, and what makes another track. */
export interface FramePipe {
  readonly readable: ReadableStream<VideoFrame>;
  readonly writable: WritableStream<VideoFrame>;
}

/**
 * From its pixels: a copy made by the constructor keeps the time of capture inside, and Chromium's MediaRecorder, which
 * goes by that, would see time stand still and write nothing.
 */
async function retaken(frame: VideoFrame, timestamp: number): Promise<VideoFrame> {
  const { format, visibleRect, colorSpace, displayWidth, displayHeight } = frame;
  if (!format || !visibleRect) return new VideoFrame(frame, { timestamp });
  const pixels = new ArrayBuffer(frame.allocationSize());
  const layout = await frame.copyTo(pixels);
  return new VideoFrame(pixels, {
    format,
    codedWidth: visibleRect.width,
    codedHeight: visibleRect.height,
    displayWidth,
    displayHeight,
    colorSpace,
    layout,
    timestamp,
  });
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
      retaken,
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
