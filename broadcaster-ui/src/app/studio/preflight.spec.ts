import { UplinkSpeed } from './connection-check';
import { StorageState } from './storage-check';
import { formatName, isReadyToGoLive, preflight, PreflightFacts } from './preflight';

function track(label: string): MediaStreamTrack {
  return { label, getSettings: () => ({ width: 1280, height: 720 }) } as MediaStreamTrack;
}

const ready: PreflightFacts = {
  camera: { kind: 'ready', track: track('Front camera') },
  isSharingScreen: false,
  microphone: { kind: 'ready', track: track('Headset') },
  isMuted: false,
  isHeard: true,
  connection: {
    kind: 'connected',
    openedInMs: 33.7,
    uplink: { kind: 'measured', kbps: 12_000 },
  },
  neededKbps: 2628,
  storage: { kind: 'known', freeBytes: 8e9 },
  minutesFree: 350,
  recorder: null,
  format: 'video/webm;codecs=avc1.42E01F,opus',
  captions: null,
};

const item = (facts: PreflightFacts, key: string) =>
  preflight(facts).find((candidate) => candidate.key === key);

describe('preflight', () => {
  it('tells who will listen, and goes live without anybody', () => {
    const listened = { kind: 'ready', provider: 'azure', language: 'en-US' } as const;
    expect(item({ ...ready, captions: listened }, 'captions')).toMatchObject({
      state: 'ok',
      text: 'Azure Speech listens for American English.',
    });
    const deaf = { ...ready, captions: { kind: 'problem', text: 'No key.' } } as const;
    expect(item(deaf, 'captions')).toMatchObject({ state: 'attention', text: 'No key.' });
    expect(isReadyToGoLive(deaf)).toBe(true);
    expect(item(ready, 'captions')).toBeUndefined();
  });

  it('is all fine when everything is there', () => {
    expect(preflight(ready).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
    expect(item(ready, 'camera')?.text).toBe('Front camera, 1280 × 720');
    expect(item(ready, 'connection')?.text).toContain('34 ms');
    expect(item(ready, 'connection')?.text).toContain('12 Mbit/s');
    expect(item(ready, 'storage')?.text).toContain('8.0 GB');
    expect(isReadyToGoLive(ready)).toBe(true);
  });

  it('tells how much can be kept here, and whether the recorder is there to have it', () => {
    const recorded = (recorder: PreflightFacts['recorder']): PreflightFacts => ({
      ...ready,
      recorder,
    });
    const uplink: UplinkSpeed = { kind: 'measured', kbps: 0 };

    expect(item(ready, 'storage')?.text).toContain('5 h 50 min of recording');
    expect(item(recorded({ kind: 'connecting' }), 'storage')?.state).toBe('waiting');
    const answering = item(recorded({ kind: 'connected', openedInMs: 5, uplink }), 'storage');
    expect(answering).toMatchObject({ state: 'ok' });
    expect(answering?.text).toContain('The recorder answers.');
    const away = recorded({ kind: 'unreachable' });
    expect(item(away, 'storage')?.state).toBe('attention');
    expect(item(away, 'storage')?.text).toContain('kept in this browser');
    expect(isReadyToGoLive(away)).toBe(true);
  });

  it('asks to speak, but does not stand in the way of a silent start', () => {
    const facts = { ...ready, isHeard: false };

    expect(item(facts, 'microphone')?.state).toBe('waiting');
    expect(isReadyToGoLive(facts)).toBe(true);
  });

  it('warns about a muted microphone although it was heard before', () => {
    expect(item({ ...ready, isMuted: true }, 'microphone')?.state).toBe('attention');
  });

  it.each(['denied', 'denied-by-system', 'not-found', 'in-use', 'lost', 'unknown'] as const)(
    'offers to try again after %s',
    (problem) => {
      const facts: PreflightFacts = { ...ready, camera: { kind: 'problem', problem } };

      expect(item(facts, 'camera')).toMatchObject({ state: 'attention', retry: 'camera' });
      expect(isReadyToGoLive(facts)).toBe(false);
    },
  );

  it('needs no camera for a screen', () => {
    const facts: PreflightFacts = {
      ...ready,
      camera: { kind: 'problem', problem: 'not-found' },
      isSharingScreen: true,
    };

    expect(item(facts, 'camera')).toMatchObject({ state: 'ok', retry: null });
    expect(isReadyToGoLive(facts)).toBe(true);
  });

  it('offers no retry on an insecure page, where none can help', () => {
    const facts: PreflightFacts = {
      ...ready,
      camera: { kind: 'problem', problem: 'insecure-page' },
    };

    expect(item(facts, 'camera')?.retry).toBeNull();
  });

  it.each(['connecting', 'unreachable', 'refused'] as const)('is not ready while %s', (kind) => {
    expect(isReadyToGoLive({ ...ready, connection: { kind } })).toBe(false);
  });

  describe('measures the way to the server', () => {
    const withUplink = (uplink: UplinkSpeed): PreflightFacts => ({
      ...ready,
      connection: { kind: 'connected', openedInMs: 20, uplink },
    });

    it.each([
      [{ kind: 'measuring' }, 'waiting', null],
      [{ kind: 'failed' }, 'attention', 'connection'],
      [{ kind: 'measured', kbps: 3_000 }, 'attention', 'connection'],
      [{ kind: 'measured', kbps: 4_000 }, 'ok', null],
    ] satisfies [UplinkSpeed, string, string | null][])(
      'and says of %o: %s, without standing in the way',
      (uplink, state, retry) => {
        const facts = withUplink(uplink);

        expect(item(facts, 'connection')).toMatchObject({ state, retry });
        expect(isReadyToGoLive(facts)).toBe(true);
      },
    );

    it('names both rates when it is too slow', () => {
      const text = item(withUplink({ kind: 'measured', kbps: 900 }), 'connection')?.text;

      expect(text).toContain('900 kbit/s');
      expect(text).toContain('2.6 Mbit/s');
    });

    it('does not boast', () => {
      const text = item(withUplink({ kind: 'measured', kbps: 900_000 }), 'connection')?.text;

      expect(text).toContain('more than 100 Mbit/s');
    });
  });

  it.each([
    [{ kind: 'known', freeBytes: 2e8 }, 'attention'],
    [{ kind: 'unknown' }, 'waiting'],
    [{ kind: 'asking' }, 'waiting'],
  ] satisfies [StorageState, string][])('never stops for storage: %o is %s', (storage, state) => {
    const facts = { ...ready, storage };

    expect(item(facts, 'storage')?.state).toBe(state);
    expect(isReadyToGoLive(facts)).toBe(true);
  });

  it('is never ready in a browser that cannot record', () => {
    const facts = { ...ready, format: null };

    expect(item(facts, 'format')?.state).toBe('attention');
    expect(isReadyToGoLive(facts)).toBe(false);
  });
});

describe('formatName', () => {
  it.each([
    ['video/webm;codecs=avc1.42E01F,opus', 'H.264 in WebM'],
    ['video/webm;codecs=vp8,opus', 'VP8 in WebM'],
    ['video/mp4;codecs=avc1.42E01F,mp4a.40.2', 'H.264 in MP4'],
    ['video/mp4', 'MP4'],
  ])('calls %s %s', (mimeType, name) => {
    expect(formatName(mimeType)).toBe(name);
  });
});
