import { inject, Service } from '@angular/core';
import { Session } from '../account/session';
import { ChunkUplink } from '../ingest/chunk-uplink';
import { SocketIoConnection } from '../ingest/ingest-connection';
import { PublishTokens } from '../ingest/publish-tokens';
import { KeptRecordings } from '../kept/kept-recordings';
import { Devices } from '../media/devices';
import { FrameCounter } from '../media/frame-counter';
import { Recorder } from '../media/recorder';
import { pickRecordingFormat } from '../media/recording-format';
import { Screens } from '../media/screens';
import { SoundBus } from '../media/sound-bus';
import { steadyPicture } from '../media/steady-picture';
import { RoomClient } from '../rooms/room-client';
import { Listener } from '../speech/listener';
import { browserRecognition } from '../speech/recognition';
import { SpokenCaptions } from '../speech/spoken-captions';
import { Stream } from '../streams/stream';
import { StreamApi } from '../streams/stream-api';
import { localStorageIfAllowed } from '../theme/theme';
import { TranscriptApi } from '../transcripts/transcript-api';
import { later } from '../ui/later';
import { Audience } from './audience';
import { Broadcast, BroadcastPlatform } from './broadcast';
import { Capture } from './capture';
import { ConnectionCheck } from './connection-check';
import { Foreground } from './foreground';
import { ListenerCheck } from './listener-check';
import { LiveCaptions } from './live-captions';
import { PictureSettings, soundKbps } from './picture-settings';
import { RecordingPace } from './recording-pace';
import { ScreenShare } from './screen-share';
import { StorageCheck } from './storage-check';
import { Studio } from './studio';
import { measureUplinkKbps } from './uplink-measurement';
import { ScreenWakeLock } from './wake-lock';

/** Puts a studio together from this browser's devices, sockets and clocks. */
@Service()
export class StudioFactory {
  private readonly streams = inject(StreamApi);
  private readonly session = inject(Session);
  private readonly kept = inject(KeptRecordings);
  private readonly transcripts = inject(TranscriptApi);

  open(stream: Stream): Studio {
    const tokens = new PublishTokens(() => this.streams.publishToken(stream.id));
    const format = pickFormat();
    const audience = new Audience();
    const settings = new PictureSettings(localStorageIfAllowed());
    const pace = new RecordingPace();
    const foreground = new Foreground(nowMs);
    let frames: FrameCounter | null = null;
    const broadcast = this.broadcast(stream, tokens, {
      takeBegins: () => {
        pace.reset();
        frames = format?.startsWith('video/webm') ? new FrameCounter() : null;
      },
      createRecorder: (media, events) => {
        const video = settings.videoKbps(studio.pictureFacts()) * 1000;
        const counter = frames;
        return new Recorder(
          media,
          format ?? '',
          { video, audio: soundKbps * 1000 },
          {
            chunk: (chunk) => {
              counter?.push(chunk.bytes);
              pace.chunk(chunk.capturedAtMs);
              events.chunk(chunk);
            },
            failed: (error) => {
              events.failed(error);
            },
          },
        );
      },
    });
    const connection = connectionCheck(tokens);
    const recorder = stream.record ? recorderCheck(tokens) : null;
    const storage = new StorageCheck();
    const captions = this.captions(stream, broadcast, () => parts.capture.isMuted());
    const room = this.room(stream, audience, broadcast, captions);
    const wakeLock = new ScreenWakeLock();
    const parts = {
      capture: new Capture({
        devices: new Devices(),
        createBus: () => new SoundBus(),
        storage: localStorageIfAllowed(),
        pictureConstraints: () => settings.constraints,
        cameraOpened: () => studio.cameraOpened(),
      }),
      screen: new ScreenShare(new Screens(), {
        steady: steadyPicture,
        mix: (sound) => {
          parts.capture.mixScreen(sound);
        },
        changed: () => studio.pictureChanged(),
      }),
      settings,
      broadcast,
      audience,
      connection,
      storage,
      recorder,
      captions,
      listeners: stream.captions.enabled
        ? new ListenerCheck(stream.captions, this.transcripts)
        : null,
      pace,
      foreground,
      encodedFrames: () => frames?.videoFrames ?? null,
      format,
      watchLink: new URL(stream.watchUrl, location.origin).href,
      nowMs,
      keepAwake: (awake: boolean) => {
        if (awake) wakeLock.hold();
        else wakeLock.release();
      },
      close: () => {
        clearInterval(ticking);
        window.removeEventListener('online', backOnline);
        document.removeEventListener('visibilitychange', shownOrHidden);
        connection.stop();
        recorder?.stop();
        room.close();
        captions?.close();
        broadcast.close();
        parts.screen.close();
        parts.capture.close();
      },
    };
    const studio: Studio = new Studio(stream, parts);
    const ticking = setInterval(() => {
      studio.tick();
    }, 1000);
    const backOnline = (): void => {
      broadcast.retryNow();
    };
    window.addEventListener('online', backOnline);
    const shownOrHidden = (): void => {
      foreground.changed(document.visibilityState === 'hidden');
    };
    document.addEventListener('visibilitychange', shownOrHidden);
    void parts.capture.start();
    void connection.run();
    void recorder?.run();
    void storage.run();
    void parts.listeners?.run();
    room.open();
    return studio;
  }

  private broadcast(
    stream: Stream,
    tokens: PublishTokens,
    recording: Pick<BroadcastPlatform, 'createRecorder' | 'takeBegins'>,
  ): Broadcast {
    return new Broadcast({
      createUplink: (takeover, events) =>
        new ChunkUplink(stream.id, takeover, events, {
          connect: (socketEvents) => new SocketIoConnection(tokens.ingestPath, socketEvents),
          token: (fresh) => tokens.forIngest(fresh),
          nowMs,
          later,
        }),
      createRecorderUplink: (takeover, changed) =>
        stream.record ? this.kept.record(stream, tokens, takeover, changed) : null,
      ...recording,
      endStream: () => this.streams.end(stream.id),
      nowMs,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
  }

  private captions(
    stream: Stream,
    broadcast: Broadcast,
    isMuted: () => boolean,
  ): LiveCaptions | null {
    const { captions } = stream;
    if (!captions.enabled) return null;
    const create = captions.provider === 'browser' ? browserRecognition() : null;
    return new LiveCaptions(captions, {
      isMuted,
      state: () => this.transcripts.state(stream.id),
      listen: (heard) =>
        create &&
        new Listener(captions.language, heard, {
          create,
          nowMs,
          later,
          newId: () => crypto.randomUUID(),
        }),
      spoken: new SpokenCaptions({
        take: () => broadcast.take,
        send: (caption) => {
          broadcast.caption(caption);
        },
        nowMs,
        later,
      }),
    });
  }

  private room(
    stream: Stream,
    audience: Audience,
    broadcast: Broadcast,
    captions: LiveCaptions | null,
  ): RoomClient {
    return new RoomClient(stream.id, () => this.session.current(), {
      viewers: (count) => {
        audience.viewers(count);
      },
      connected: (connected) => {
        audience.connected(connected);
      },
      status: (status, startedAt) => {
        audience.status(status, startedAt);
        if (status === 'ended') broadcast.endedElsewhere();
      },
      caption: (cue) => {
        captions?.cue(cue);
      },
    });
  }
}

/** Whether the recorder is there; how fast the line is has been measured on the way to the live server. */
function recorderCheck(tokens: PublishTokens): ConnectionCheck {
  return new ConnectionCheck({
    token: () => tokens.forRecorder(false),
    connect: (events) => new SocketIoConnection(tokens.recorderPath, events),
    measure: () => Promise.resolve(0),
    nowMs: () => performance.now(),
    later,
  });
}

function connectionCheck(tokens: PublishTokens): ConnectionCheck {
  return new ConnectionCheck({
    token: () => tokens.forIngest(false),
    connect: (events) => new SocketIoConnection(tokens.ingestPath, events),
    measure: (opened) =>
      measureUplinkKbps(opened, `probe-${crypto.randomUUID()}`, () => performance.now()),
    nowMs: () => performance.now(),
    later,
  });
}

function pickFormat(): string | null {
  return typeof MediaRecorder === 'undefined'
    ? null
    : pickRecordingFormat((type) => MediaRecorder.isTypeSupported(type));
}

function nowMs(): number {
  return Date.now();
}
