/** What a shared screen, window or tab gives. */
export interface ScreenCapture {
  readonly picture: MediaStreamTrack;
  /** Null where the browser or the system shares no sound, or the broadcaster left its box unticked. */
  readonly sound: MediaStreamTrack | null;
}

/** Why a screen cannot be shared. Closing the browser's own dialog is a refusal too. */
export type ScreenProblem = 'unsupported' | 'refused' | 'denied-by-system' | 'failed';

/** Screen Capture options that TypeScript's library does not have yet. */
interface ScreenOptions extends DisplayMediaStreamOptions {
  readonly systemAudio: 'include';
  readonly surfaceSwitching: 'include';
}

/** The screens of this computer. Phones have none to share, and neither has a page that is not secure. */
export class Screens {
  constructor(private readonly media: Partial<MediaDevices> | undefined = navigator.mediaDevices) {}

  get areSupported(): boolean {
    return typeof this.media?.getDisplayMedia === 'function';
  }

  /** Asks which screen; sound comes as it is, since speech filters would spoil music. */
  async open(picture: MediaTrackConstraints): Promise<ScreenCapture> {
    const options: ScreenOptions = {
      video: picture,
      audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
      systemAudio: 'include',
      surfaceSwitching: 'include',
    };
    const stream = await this.media?.getDisplayMedia?.(options);
    const [track] = stream?.getVideoTracks() ?? [];
    if (!track) throw new Error('A screen without a picture');
    return { picture: track, sound: stream?.getAudioTracks()[0] ?? null };
  }
}

/** What `getDisplayMedia` threw, as a reason. Names: Screen Capture 5.1. */
export function screenProblem(error: unknown): ScreenProblem {
  if (!(error instanceof Error || error instanceof DOMException)) return 'failed';
  if (error.name !== 'NotAllowedError') return 'failed';
  return /system/i.test(error.message) ? 'denied-by-system' : 'refused';
}
