import { signal } from '@angular/core';
import { Problem } from '../api/problem';
import { ConnectionEvents, IngestConnection, NoAnswer } from '../ingest/ingest-connection';

export type UplinkSpeed =
  | { readonly kind: 'measuring' }
  | { readonly kind: 'measured'; readonly kbps: number }
  /** Too slow or too shaky for an answer. */
  | { readonly kind: 'failed' };

export type ConnectionState =
  | { readonly kind: 'connecting' }
  /** The server accepted us as this stream's sender; it took so long to open the connection. */
  | { readonly kind: 'connected'; readonly openedInMs: number; readonly uplink: UplinkSpeed }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused' };

export interface CheckPlatform {
  token(): Promise<string>;
  connect(events: ConnectionEvents): IngestConnection;
  /** How fast bytes get through this connection, in kbit/s. */
  measure(connection: IngestConnection): Promise<number>;
  nowMs(): number;
  later(work: () => void, delayMs: number): () => void;
}

const againAfterMs = 4_000;

/** Before going live: opens the very connection that will be needed, with a real token, measures it and closes it. */
export class ConnectionCheck {
  private readonly state_ = signal<ConnectionState>({ kind: 'connecting' });
  private connection: IngestConnection | null = null;
  private cancelNext: () => void = () => undefined;
  private stopped = false;

  readonly state = this.state_.asReadonly();

  constructor(private readonly platform: CheckPlatform) {}

  async run(): Promise<void> {
    this.cancelNext();
    this.closeConnection();
    this.state_.set({ kind: 'connecting' });
    let token: string;
    try {
      token = await this.platform.token();
    } catch (error) {
      if (error instanceof Problem && !error.isTemporary) this.settle({ kind: 'refused' });
      else this.tryAgainLater();
      return;
    }
    if (this.stopped) return;
    const startedMs = this.platform.nowMs();
    this.connection = this.platform.connect({
      opened: () => void this.measure(this.platform.nowMs() - startedMs),
      closed: () => {
        if (this.state_().kind !== 'connected') this.tryAgainLater();
      },
      health: () => undefined,
      error: () => undefined,
    });
    this.connection.open(token);
  }

  stop(): void {
    this.stopped = true;
    this.cancelNext();
    this.closeConnection();
  }

  private async measure(openedInMs: number): Promise<void> {
    const { connection } = this;
    if (!connection) return;
    this.state_.set({ kind: 'connected', openedInMs, uplink: { kind: 'measuring' } });
    let uplink: UplinkSpeed;
    try {
      uplink = { kind: 'measured', kbps: await this.platform.measure(connection) };
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      uplink = { kind: 'failed' };
    }
    if (this.connection === connection) this.settle({ kind: 'connected', openedInMs, uplink });
  }

  private settle(state: ConnectionState): void {
    this.state_.set(state);
    this.closeConnection();
  }

  private tryAgainLater(): void {
    if (this.stopped) return;
    this.settle({ kind: 'unreachable' });
    this.cancelNext();
    this.cancelNext = this.platform.later(() => void this.run(), againAfterMs);
  }

  private closeConnection(): void {
    const connection = this.connection;
    this.connection = null;
    connection?.close();
  }
}
