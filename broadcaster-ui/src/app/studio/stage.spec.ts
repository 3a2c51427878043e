import { Signal, signal, WritableSignal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { UplinkEvents } from '../ingest/chunk-uplink';
import { TakeSource } from '../ingest/sending';
import { silenceDb } from '../media/level-meter';
import { Screens } from '../media/screens';
import { readStream } from '../streams/stream';
import { Confirm } from '../ui/confirm';
import { words } from '../words';
import { Audience } from './audience';
import { Broadcast, TakeRecorder } from './broadcast';
import { Capture, DeviceState } from './capture';
import { ConnectionCheck, ConnectionState } from './connection-check';
import { Foreground } from './foreground';
import { LiveCaptions } from './live-captions';
import { PictureSettings } from './picture-settings';
import { RecordingPace } from './recording-pace';
import { ScreenShare } from './screen-share';
import { Stage } from './stage';
import { StorageCheck } from './storage-check';
import { Studio } from './studio';

const track = { label: 'Front', getSettings: () => ({}) } as MediaStreamTrack;
const media = {} as MediaStream;

describe('Stage', () => {
  let camera: WritableSignal<DeviceState>;
  let uplinkEvents: UplinkEvents;
  let answers: boolean[];
  let endings: number;
  let audience: Audience;
  let pace: RecordingPace;
  let foreground: Foreground;
  let hiddenMs: number;
  let captions: LiveCaptions | null;
  let fixture: ComponentFixture<Stage>;

  beforeEach(async () => {
    vi.stubGlobal('matchMedia', () => ({
      matches: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }));
    vi.stubGlobal('MediaStream', vi.fn());
    answers = [];
    endings = 0;
    captions = null;
    camera = signal<DeviceState>({ kind: 'problem', problem: 'denied' });
    audience = new Audience();
    pace = new RecordingPace();
    hiddenMs = 0;
    foreground = new Foreground(() => hiddenMs);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Confirm, useValue: { ask: () => Promise.resolve(answers.shift() ?? false) } },
      ],
    });
    fixture = TestBed.createComponent(Stage);
    fixture.componentRef.setInput('studio', studio());
    await fixture.whenStable();
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  function studio(): Studio {
    const connected: Signal<ConnectionState> = signal({
      kind: 'connected',
      openedInMs: 20,
      uplink: { kind: 'measured', kbps: 8_000 },
    });
    const broadcast = new Broadcast({
      createUplink: (_, events) => {
        uplinkEvents = events;
        const nothing = (): void => undefined;
        return {
          begin: (take: TakeSource) => take,
          push: nothing,
          endTake: nothing,
          finish: () => Promise.resolve(),
          retryNow: nothing,
          caption: nothing,
          close: nothing,
        };
      },
      createRecorderUplink: () => null,
      createRecorder: (): TakeRecorder => ({
        takeId: 'take',
        mimeType: 'video/webm',
        startedAtMs: 0,
        header: null,
        stop: () => Promise.resolve(0),
      }),
      takeBegins: () => undefined,
      endStream: () => {
        endings++;
        return Promise.resolve();
      },
      nowMs: () => 1_000,
      wait: () => Promise.resolve(),
    });
    const stream = readStream({
      id: 's1',
      title: 'A talk',
      owner: { id: 'u', name: 'Ada' },
      status: 'created',
      visibility: 'public',
      createdAt: '2026-01-01T09:00:00Z',
      watchUrl: '/watch/s1',
    });
    return new Studio(stream, {
      capture: {
        camera,
        microphone: signal<DeviceState>({ kind: 'ready', track }),
        devices: signal({ camera: [], microphone: [] }),
        isMuted: signal(false),
        isCameraOff: signal(false),
        isHeard: signal(true),
        cameraTrack: () => (camera().kind === 'ready' ? track : null),
        cameraCapabilities: () => null,
        level: { rmsDb: silenceDb, peakDb: silenceDb, heard: true },
        withSound: () => Promise.resolve(media),
      } as unknown as Capture,
      screen: new ScreenShare(new Screens({}), {
        steady: (source) => ({ track: source, stop: () => undefined }),
        mix: () => undefined,
        changed: () => Promise.resolve(),
      }),
      settings: new PictureSettings(null),
      broadcast,
      audience,
      connection: { state: connected, stop: () => undefined } as unknown as ConnectionCheck,
      storage: new StorageCheck({}),
      recorder: null,
      captions,
      listeners: null,
      pace,
      foreground,
      encodedFrames: () => null,
      format: 'video/webm;codecs=vp8,opus',
      watchLink: 'https://example.org/watch/s1',
      nowMs: () => 61_000,
      close: () => undefined,
      keepAwake: () => undefined,
    });
  }

  const text = (): string => (fixture.nativeElement as HTMLElement).textContent;
  const button = (name: string): HTMLButtonElement => {
    const all = [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
    const found = all.find((candidate) => candidate.textContent.trim() === name);
    if (!found) throw new Error(`No button "${name}"`);
    return found;
  };
  const link = async (state: 'publishing' | 'waiting', keptMs = 0): Promise<void> => {
    uplinkEvents.changed({ link: state, code: null, keptBytes: 0, keptMs, droppedChunks: 0 });
    await fixture.whenStable();
  };
  const goLive = async (): Promise<void> => {
    camera.set({ kind: 'ready', track });
    await fixture.whenStable();
    button(words.studio.goLive).click();
    await fixture.whenStable();
    await link('publishing');
  };

  it('holds "Go live" back until the list is mended', async () => {
    expect(button(words.studio.goLive).disabled).toBe(true);
    expect(text()).toContain(words.studio.capture.denied);

    camera.set({ kind: 'ready', track });
    await fixture.whenStable();

    expect(button(words.studio.goLive).disabled).toBe(false);
  });

  it('shows the badge, the clock and the audience when it is live', async () => {
    await goLive();
    audience.connected(true);
    audience.viewers(12);
    await fixture.whenStable();

    expect(text()).toContain(words.status.live);
    expect(text()).toContain('1:00');
    expect(text()).toContain('12 watching now');
    expect(text()).not.toContain(words.studio.preflight.title);
    expect(document.title).toBe(words.studio.tabTitle('A talk', true));
  });

  it('tells a lost network in one calm line with what is kept', async () => {
    await goLive();
    await link('waiting', 14_200);

    expect(text()).toContain(words.studio.reconnecting(14, 60));
    expect((fixture.nativeElement as HTMLElement).querySelector('[role=dialog]')).toBeNull();
  });

  it('says what helps when the machine or the network cannot keep up', async () => {
    await goLive();
    for (let second = 0; second <= 6; second++) {
      const frames = { encodedFrames: second * 12, deliveredFrames: second * 30 };
      pace.sample({ atMs: second * 1000, ...frames }, 30);
    }
    await link('publishing', 6_000);
    expect(text()).toContain(words.studio.pace.encoder(12, 30));
    expect(text()).toContain(words.studio.behind(6));

    uplinkEvents.health({
      state: 'live',
      bitrateKbps: 0,
      framesPerSecond: 0,
      lagMs: 0,
      mode: 'transcode',
      renditions: [],
      warnings: ['storage-full'],
    });
    await fixture.whenStable();
    expect(text()).toContain(words.studio.server['storage-full']);
  });

  it('calls back a tab that is hidden while it is live, and explains why', async () => {
    await goLive();
    foreground.changed(true);
    await fixture.whenStable();
    expect(document.title).toBe(words.studio.hiddenTitle('A talk'));

    hiddenMs = 40_000;
    foreground.changed(false);
    await fixture.whenStable();
    expect(document.title).toBe(words.studio.tabTitle('A talk', true));
    expect(text()).toContain(words.studio.wasHidden(40));

    button(words.common.dismiss).click();
    await fixture.whenStable();
    expect(text()).not.toContain(words.studio.wasHidden(40));
  });

  it('explains on a phone why no screen can be shared', async () => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 's' }));
    await fixture.whenStable();
    expect(text()).toContain(words.studio.screen.unsupported);

    button(words.common.dismiss).click();
    await fixture.whenStable();
    expect(text()).not.toContain(words.studio.screen.unsupported);
  });

  it('asks once before it ends', async () => {
    await goLive();
    answers = [false, true];
    button(words.studio.end).click();
    await fixture.whenStable();
    expect(endings).toBe(0);

    button(words.studio.end).click();
    await fixture.whenStable();

    expect(endings).toBe(1);
    expect(text()).toContain(words.studio.ended.title);
  });
});
