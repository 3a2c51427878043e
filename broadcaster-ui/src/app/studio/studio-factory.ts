import { inject, Service } from '@angular/core';
import { Session } from '../account/session';
import { ChunkUplink } from '../ingest/chunk-uplink';
import { SocketIoConnection } from '../ingest/ingest-connection';
import { PublishTokens } from '../ingest/publish-tokens';
import { Devices } from '../media/devices';
import { Recorder } from '../media/recorder';
import { pickRecordingFormat } from '../media/recording-format';
import { SoundBus } from '../media/sound-bus';
import { RoomClient } from '../rooms/room-client';
import { Stream } from '../streams/stream';
import { StreamApi } from '../streams/stream-api';
import { localStorageIfAllowed } from '../theme/theme';
import { Audience } from './audience';
import { Broadcast } from './broadcast';
import { Capture } from './capture';
import { ConnectionCheck } from './connection-check';
import { Studio } from './studio';
import { ScreenWakeLock } from './wake-lock';

/** 720p at 30 frames a second; the encoder stays below it when the picture is calm. */
const bitsPerSecond = { video: 2_500_000, audio: 128_000 };

/** Puts a studio together from this browser's devices, sockets and clocks. */
@Service()
export class StudioFactory {
  private readonly streams = inject(StreamApi);
  private readonly session = inject(Session);

  open(stream: Stream): Studio {
    const tokens = new PublishTokens(() => this.streams.publishToken(stream.id));
    const format = pickFormat();
    const audience = new Audience();
    const broadcast = this.broadcast(stream, tokens, format);
    const connection = connectionCheck(tokens);
    const room = this.room(stream, audience, broadcast);
    const wakeLock = new ScreenWakeLock();
    const parts = {
      capture: new Capture(
        new Devices(),
        () => new SoundBus(),
        localStorageIfAllowed(),
        () => studio.cameraOpened(),
      ),
      broadcast,
      audience,
      connection,
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
        connection.stop();
        room.close();
        broadcast.close();
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
    void parts.capture.start();
    void connection.run();
    room.open();
    return studio;
  }

  private broadcast(stream: Stream, tokens: PublishTokens, format: string | null): Broadcast {
    return new Broadcast({
      createUplink: (takeover, events) =>
        new ChunkUplink(stream.id, takeover, events, {
          connect: (socketEvents) => new SocketIoConnection(tokens.ingestPath, socketEvents),
          token: async (fresh) => (await tokens.get(fresh)).token,
          nowMs,
          later,
        }),
      createRecorder: (media, events) => new Recorder(media, format ?? '', bitsPerSecond, events),
      endStream: () => this.streams.end(stream.id),
      nowMs,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
  }

  private room(stream: Stream, audience: Audience, broadcast: Broadcast): RoomClient {
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
    });
  }
}

function connectionCheck(tokens: PublishTokens): ConnectionCheck {
  return new ConnectionCheck({
    token: async () => (await tokens.get(false)).token,
    connect: (events) => new SocketIoConnection(tokens.ingestPath, events),
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

function later(work: () => void, delayMs: number): () => void {
  const timer = setTimeout(work, delayMs);
  return () => {
    clearTimeout(timer);
  };
}
