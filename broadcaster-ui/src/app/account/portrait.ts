/** Kinds of pictures that a person may choose; all are sent as JPEG. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;

export type PortraitProblem = 'wrong-type' | 'too-large' | 'unreadable';

/** A file that is no picture for a profile. */
export class PortraitRefused extends Error {
  override readonly name = 'PortraitRefused';

  constructor(readonly reason: PortraitProblem) {
    super(reason);
  }
}

/** Draws the square part of a file's picture and answers it as a JPEG in a data URL. */
export type DrawSquare = (file: Blob, sidePx: number, quality: number) => Promise<string>;

/** Twice as wide as the largest place where it is shown. */
const sidePx = 256;
/** The service takes pictures of 128 KB, and a data URL is a third longer than its bytes. */
const longestDataUrl = 170_000;
/** What a telephone takes has 5 MB; more than this is a mistake. */
const largestFileBytes = 20 * 1024 * 1024;
const qualities = [0.85, 0.6, 0.35];

/** Makes a small square picture of a file, so that nobody has to know of pixels and kilobytes. */
export async function portraitOf(file: Blob, draw: DrawSquare = drawSquare): Promise<string> {
  if (!(pictureTypes as readonly string[]).includes(file.type)) {
    throw new PortraitRefused('wrong-type');
  }
  if (file.size > largestFileBytes) throw new PortraitRefused('too-large');
  for (const quality of qualities) {
    const portrait = await drawn(() => draw(file, sidePx, quality));
    if (portrait.length <= longestDataUrl) return portrait;
  }
  throw new PortraitRefused('too-large');
}

async function drawn(draw: () => Promise<string>): Promise<string> {
  try {
    return await draw();
  } catch {
    throw new PortraitRefused('unreadable');
  }
}

/** The largest square in the middle. */
export function squareOf(width: number, height: number): { x: number; y: number; side: number } {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, side };
}

async function drawSquare(file: Blob, size: number, quality: number): Promise<string> {
  const bitmap = await createImageBitmap(file);
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas');
  const { x, y, side } = squareOf(bitmap.width, bitmap.height);
  // A JPEG has no transparency; without this a logo would stand on black.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, size, size);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, x, y, side, side, 0, 0, size, size);
  bitmap.close();
  return canvas.toDataURL('image/jpeg', quality);
}
