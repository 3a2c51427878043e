import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { existsSync } from 'node:fs';

const USUAL_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The system's Chromium: it has H.264 and AAC, which Playwright's own build lacks. */
function executablePath(): string {
  const { CHROMIUM } = process.env;
  const found = CHROMIUM ?? USUAL_PLACES.find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error('No Chromium found; install it or set CHROMIUM to its path.');
  }
  return found;
}

/** A browser like any viewer's. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: executablePath(), args: QUIET });
}

function cameraAndMicrophone(speechWav: string, cameraMjpeg?: string): string[] {
  return [
    ...QUIET,
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${speechWav}`,
    ...(cameraMjpeg === undefined ? [] : [`--use-file-for-fake-video-capture=${cameraMjpeg}`]),
  ];
}

/**
 * A browser whose microphone hears a WAV in a loop, and whose camera shows an MJPEG in a loop, or a moving test pattern
 * where none is given.
 */
export function launchStudioBrowser(speechWav: string, cameraMjpeg?: string): Promise<Browser> {
  return chromium.launch({
    executablePath: executablePath(),
    args: cameraAndMicrophone(speechWav, cameraMjpeg),
  });
}

/** The same with a profile on disk, which another browser can go on with. */
export function launchStudioProfile(profile: string, speechWav: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: executablePath(),
    args: cameraAndMicrophone(speechWav),
  });
}
