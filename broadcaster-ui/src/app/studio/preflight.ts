import { DeviceKind } from '../media/devices';
import { words } from '../words';
import { DeviceState } from './capture';
import { ConnectionState } from './connection-check';

export interface PreflightItem {
  readonly key: DeviceKind | 'connection' | 'format';
  readonly name: string;
  readonly state: 'ok' | 'waiting' | 'attention';
  readonly text: string;
  /** A device that "Try again" would open. */
  readonly retry: DeviceKind | null;
}

export interface PreflightFacts {
  readonly camera: DeviceState;
  /** The screen is the picture; the camera is not needed. */
  readonly isSharingScreen: boolean;
  readonly microphone: DeviceState;
  readonly isMuted: boolean;
  readonly isHeard: boolean;
  readonly connection: ConnectionState;
  readonly format: string | null;
}

/** The list before the start: each line is fine, waiting, or says the one step that mends it. */
export function preflight(facts: PreflightFacts): PreflightItem[] {
  return [cameraItem(facts), microphoneItem(facts), connectionItem(facts), formatItem(facts)];
}

/** Nothing in the list stands in the way. Not having been heard yet is a hint, not an obstacle. */
export function isReadyToGoLive(facts: PreflightFacts): boolean {
  return (
    (facts.camera.kind === 'ready' || facts.isSharingScreen) &&
    facts.microphone.kind === 'ready' &&
    facts.connection.kind === 'connected' &&
    facts.format !== null
  );
}

const say = words.studio.preflight;

function cameraItem({ camera, isSharingScreen }: PreflightFacts): PreflightItem {
  const item = { key: 'camera', name: say.camera } as const;
  if (isSharingScreen) return { ...item, state: 'ok', text: say.screenOk, retry: null };
  if (camera.kind !== 'ready') return { ...item, ...deviceTrouble('camera', camera) };
  const { width, height } = camera.track.getSettings();
  const size = width && height ? `${width} × ${height}` : '';
  const text = say.cameraOk(camera.track.label, size);
  return { ...item, state: 'ok', text, retry: null };
}

function microphoneItem({ microphone, isMuted, isHeard }: PreflightFacts): PreflightItem {
  const item = { key: 'microphone', name: say.microphone } as const;
  if (microphone.kind !== 'ready') return { ...item, ...deviceTrouble('microphone', microphone) };
  if (isMuted) return { ...item, state: 'attention', text: say.mutedNow, retry: null };
  return isHeard
    ? { ...item, state: 'ok', text: say.heard, retry: null }
    : { ...item, state: 'waiting', text: say.notHeard, retry: null };
}

function deviceTrouble(
  kind: DeviceKind,
  state: Exclude<DeviceState, { readonly kind: 'ready' }>,
): Pick<PreflightItem, 'state' | 'text' | 'retry'> {
  if (state.kind === 'asking') return { state: 'waiting', text: say.asking, retry: null };
  const text = words.studio.capture[state.problem];
  return { state: 'attention', text, retry: state.problem === 'insecure-page' ? null : kind };
}

function connectionItem({ connection }: PreflightFacts): PreflightItem {
  const item = { key: 'connection', name: say.connection, retry: null } as const;
  switch (connection.kind) {
    case 'connecting':
      return { ...item, state: 'waiting', text: say.connecting };
    case 'connected':
      return { ...item, state: 'ok', text: say.connected(Math.round(connection.openedInMs)) };
    case 'unreachable':
      return { ...item, state: 'attention', text: say.unreachable };
    case 'refused':
      return { ...item, state: 'attention', text: say.refused };
  }
}

function formatItem({ format }: PreflightFacts): PreflightItem {
  const item = { key: 'format', name: say.format, retry: null } as const;
  return format === null
    ? { ...item, state: 'attention', text: say.formatMissing }
    : { ...item, state: 'ok', text: say.formatOk(formatName(format)) };
}

/** "H.264 in WebM" for `video/webm;codecs=avc1.42E01F,opus`. */
export function formatName(mimeType: string): string {
  const container = mimeType.startsWith('video/mp4') ? 'MP4' : 'WebM';
  const codec = /avc1|h264/.test(mimeType)
    ? 'H.264'
    : (/vp8|vp9/.exec(mimeType)?.[0].toUpperCase() ?? '');
  return codec === '' ? container : `${codec} in ${container}`;
}
