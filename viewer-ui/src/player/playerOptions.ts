import { words } from '../words';
import type { PlayerMode } from './Player';

/** What Video.js is told: its controls, and what of it is not used. */
export function optionsFor(mode: PlayerMode): object {
  const { live, recording } = controlsOf;
  const isLive = mode === 'live';
  return {
    ...options,
    liveui: isLive,
    ...(isLive ? {} : { playbackRates: [0.5, 0.75, 1, 1.25, 1.5, 2] }),
    controlBar: { children: isLive ? live : recording, volumePanel: { inline: true } },
  };
}

const controlsOf = {
  live: [
    'progressControl',
    'playToggle',
    'volumePanel',
    'liveEdgeButton',
    'captionMenuButton',
    'qualityButton',
    'moreButton',
    'pictureInPictureToggle',
    'fullscreenToggle',
  ],
  recording: [
    'progressControl',
    'playToggle',
    'volumePanel',
    'currentTimeDisplay',
    'timeDivider',
    'durationDisplay',
    'playbackRateMenuButton',
    'chapterMenuButton',
    'captionMenuButton',
    'qualityButton',
    'moreButton',
    'pictureInPictureToggle',
    'fullscreenToggle',
  ],
};

const options = {
  controls: true,
  fill: true,
  inactivityTimeout: 2_500,
  // A seek bar from the first second on, and "behind" measured against our own distance.
  liveTracker: { trackingThreshold: 0, liveTolerance: 15 },
  // Errors are mended, not shown; our own overlays say what a viewer needs to know.
  errorDisplay: false,
  bigPlayButton: false,
  posterImage: false,
  titleBar: false,
  // Captions have a display and settings of their own: theirs lays out everything anew at each change.
  textTrackDisplay: false,
  textTrackSettings: false,
  experimentalSvgIcons: true,
  html5: { nativeTextTracks: false, nativeAudioTracks: false, nativeVideoTracks: false },
  languages: { en: { 'Video Player': words.player } },
};
