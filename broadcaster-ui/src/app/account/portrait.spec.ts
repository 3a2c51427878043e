import { DrawSquare, portraitOf, PortraitRefused, squareOf } from './portrait';

const png = new Blob(['x'], { type: 'image/png' });

async function refusal(work: Promise<string>): Promise<string | undefined> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  return error instanceof PortraitRefused ? error.reason : undefined;
}

describe('portraitOf', () => {
  it('draws once where the picture is small enough', async () => {
    const draw = vi.fn<DrawSquare>(() => Promise.resolve('data:image/jpeg;base64,AA'));

    expect(await portraitOf(png, draw)).toBe('data:image/jpeg;base64,AA');
    expect(draw).toHaveBeenCalledExactlyOnceWith(png, 256, 0.85);
  });

  it('gives up detail until the service takes it', async () => {
    const draw: DrawSquare = (_, __, quality) =>
      Promise.resolve('x'.repeat(Math.round(quality * 250_000)));

    expect((await portraitOf(png, draw)).length).toBeLessThanOrEqual(170_000);
  });

  it('refuses what would never fit', async () => {
    const draw: DrawSquare = () => Promise.resolve('x'.repeat(180_000));

    expect(await refusal(portraitOf(png, draw))).toBe('too-large');
  });

  it('refuses other files, huge files and broken pictures', async () => {
    const fails: DrawSquare = () => Promise.reject(new Error('no picture'));
    const huge = { type: 'image/png', size: 30 * 1024 * 1024 } as Blob;

    expect(await refusal(portraitOf(new Blob(['%PDF'], { type: 'application/pdf' }), fails))).toBe(
      'wrong-type',
    );
    expect(await refusal(portraitOf(huge, fails))).toBe('too-large');
    expect(await refusal(portraitOf(png, fails))).toBe('unreadable');
  });
});

describe('squareOf', () => {
  it('takes the middle of wide and of high pictures', () => {
    expect(squareOf(400, 300)).toEqual({ x: 50, y: 0, side: 300 });
    expect(squareOf(300, 500)).toEqual({ x: 0, y: 100, side: 300 });
  });
});
