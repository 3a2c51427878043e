import { ownName } from '../captions/languages';
import { DeviceKind } from '../media/devices';
import { bitrateText, bytesText } from '../ui/rates';
import { words } from '../words';
import { DeviceState } from './capture';
import { ConnectionState, UplinkSpeed } from './connection-check';
import { ListenerCheckState } from './listener-check';
import { StorageState } from './storage-check';

export interface PreflightItem {
  readonly key: DeviceKind | 'connection' | 'storage' | 'format' | 'captions';
  readonly name: string;
  readonly state: 'ok' | 'waiting' | 'attention';
  readonly text: string;
  /** What "Try again" would open or measure. */
  readonly retry: DeviceKind | 'connection' | null;
}

export interface PreflightFacts {
  readonly camera: DeviceState;
  /** The screen is the picture; the camera is not needed. */
  readonly isSharingScreen: boolean;
  readonly microphone: DeviceState;
  readonly isMuted: boolean;
  readonly isHeard: boolean;
  readonly connection: ConnectionState;
  /** What picture and sound take, in kbit/s. */
  readonly neededKbps: number;
  readonly storage: StorageState;
  /** Of picture and sound that this browser has room for. */
  readonly minutesFree: number | null;
  /** Null for a stream that is not recorded. */
  readonly recorder: ConnectionState | null;
  readonly format: string | null;
  /** Null where captions are off. */
  readonly captions: ListenerCheckState | null;
}

/** The list before the start: each line is fine, waiting, or says the one step that mends it. */
export function preflight(facts: PreflightFacts): PreflightItem[] {
  return [
    cameraItem(facts),
    microphoneItem(facts),
    connectionItem(facts),
    storageItem(facts),
    formatItem(facts),
    ...(facts.captions ? [captionsItem(facts.captions)] : []),
  ];
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

/** Networks waver: without a reserve a few seconds of every minute would be late. */
const uplinkReserve = 1.5;
const mostWorthTellingKbps = 100_000;
/** About an hour of 720p. */
const leastStorageBytes = 1e9;

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

function connectionItem({ connection, neededKbps }: PreflightFacts): PreflightItem {
  const item = { key: 'connection', name: say.connection, retry: null } as const;
  switch (connection.kind) {
    case 'connecting':
      return { ...item, state: 'waiting', text: say.connecting };
    case 'connected':
      return { ...item, ...uplinkVerdict(connection.uplink, connection.openedInMs, neededKbps) };
    case 'unreachable':
      return { ...item, state: 'attention', text: say.unreachable };
    case 'refused':
      return { ...item, state: 'attention', text: say.refused };
  }
}

function uplinkVerdict(
  uplink: UplinkSpeed,
  openedInMs: number,
  neededKbps: number,
): Pick<PreflightItem, 'state' | 'text' | 'retry'> {
  const answers = say.answers(Math.round(openedInMs));
  switch (uplink.kind) {
    case 'measuring':
      return { state: 'waiting', text: `${answers} ${say.measuring}`, retry: null };
    case 'failed':
      return { state: 'attention', text: `${answers} ${say.notMeasured}`, retry: 'connection' };
    case 'measured': {
      const rates = [rateText(uplink.kbps), bitrateText(neededKbps)] as const;
      return uplink.kbps >= neededKbps * uplinkReserve
        ? { state: 'ok', text: `${answers} ${say.fastEnough(...rates)}`, retry: null }
        : { state: 'attention', text: say.tooSlow(...rates), retry: 'connection' };
    }
  }
}

/** Beyond this the figure says more about the measurement than about the network. */
function rateText(kbps: number): string {
  return kbps > mostWorthTellingKbps
    ? say.moreThan(bitrateText(mostWorthTellingKbps))
    : bitrateText(kbps);
}

/** Room for what the recorder does not have yet, and whether it is there to have it. */
function storageItem({ storage, minutesFree, recorder }: PreflightFacts): PreflightItem {
  const item = { key: 'storage', name: say.storage, retry: null } as const;
  const room = roomOf(storage, minutesFree ?? 0);
  if (recorder === null) return { ...item, ...room };
  switch (recorder.kind) {
    case 'connecting':
      return {
        ...item,
        state: worse(room.state, 'waiting'),
        text: `${room.text} ${say.recorderAsking}`,
      };
    case 'connected':
      return { ...item, state: room.state, text: `${room.text} ${say.recorderAnswers}` };
    case 'unreachable':
    case 'refused':
      return { ...item, state: 'attention', text: `${room.text} ${say.recorderAway}` };
  }
}

function roomOf(storage: StorageState, minutes: number): Pick<PreflightItem, 'state' | 'text'> {
  switch (storage.kind) {
    case 'asking':
      return { state: 'waiting', text: say.storageAsking };
    case 'unknown':
      return { state: 'waiting', text: say.storageUnknown };
    case 'known': {
      const free = bytesText(storage.freeBytes);
      return storage.freeBytes < leastStorageBytes
        ? { state: 'attention', text: say.storageLow(free, minutes) }
        : { state: 'ok', text: say.storageFree(free, minutes) };
    }
  }
}

function worse(a: PreflightItem['state'], b: PreflightItem['state']): PreflightItem['state'] {
  return a === 'attention' || b === 'ok' ? a : b;
}

function formatItem({ format }: PreflightFacts): PreflightItem {
  const item = { key: 'format', name: say.format, retry: null } as const;
  return format === null
    ? { ...item, state: 'attention', text: say.formatMissing }
    : { ...item, state: 'ok', text: say.formatOk(formatName(format)) };
}

/** Never an obstacle: a stream goes on without captions. */
function captionsItem(captions: ListenerCheckState): PreflightItem {
  const item = { key: 'captions', name: say.captions, retry: null } as const;
  const told = words.captions.preflight;
  switch (captions.kind) {
    case 'asking':
      return { ...item, state: 'waiting', text: told.asking };
    case 'ready': {
      const name = words.captions.providers[captions.provider].name;
      return { ...item, state: 'ok', text: told.ok(name, ownName(captions.language)) };
    }
    case 'problem':
      return { ...item, state: 'attention', text: captions.text };
    case 'unknown':
      return { ...item, state: 'waiting', text: told.unknown };
  }
}

/** "H.264 in WebM" for `video/webm;codecs=avc1.42E01F,opus`. */
export function formatName(mimeType: string): string {
  const container = mimeType.startsWith('video/mp4') ? 'MP4' : 'WebM';
  const codec = /avc1|h264/.test(mimeType)
    ? 'H.264'
    : (/vp8|vp9/.exec(mimeType)?.[0].toUpperCase() ?? '');
  return codec === '' ? container : `${codec} in ${container}`;
}
