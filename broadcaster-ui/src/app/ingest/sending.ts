import { ConnectionEvents, IngestConnection } from './ingest-connection';
import { StartPayload } from './protocol';
import { TakeDialogue } from './take-dialogue';
import { keyFrameIntervalMs, timesliceMs } from '../media/recorder';

/** A take as a server needs to know it. */
export interface TakeSource {
  readonly takeId: string;
  readonly mimeType: string;
  readonly startedAtMs: number;
  /** As this studio records, unless the take says otherwise. */
  readonly timesliceMs?: number;
  readonly keyFrameIntervalMs?: number;
}

/** `publishing`: the server has accepted the take on this connection. */
export type Link = 'connecting' | 'publishing' | 'waiting' | 'refused' | 'finished';

export interface SenderEvents<Box extends TakeDialogue> {
  /** Before anything is sent: what became too old may be given up. */
  tidy(boxes: readonly Box[]): void;
  /** Link, code or what is kept may be other than before. */
  changed(): void;
  /** The server has a chunk more. */
  acknowledged(): void;
  /** All of a take has been acknowledged. */
  done(box: Box): void;
  /** `publish:health` as it came; what cannot be read is dropped. */
  health(payload: unknown): void;
}

export interface SenderPlatform {
  connect(events: ConnectionEvents): IngestConnection;
  /** A publish token; `fresh` asks for a new one because the last one may have been refused. */
  token(fresh: boolean): Promise<string>;
  /** Runs `work` later; the answer cancels it. */
  later(work: () => void, delayMs: number): () => void;
}

export function startPayload(
  streamId: string,
  source: TakeSource,
  oldestSeq: number,
  takeover: boolean,
): StartPayload {
  return {
    streamId,
    takeId: source.takeId,
    mimeType: source.mimeType,
    timesliceMs: source.timesliceMs ?? timesliceMs,
    keyFrameIntervalMs: source.keyFrameIntervalMs ?? keyFrameIntervalMs,
    startedAt: new Date(source.startedAtMs).toISOString(),
    oldestSeq,
    takeover,
  };
}
