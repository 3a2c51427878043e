import { computed, signal } from '@angular/core';
import { AccessTokens } from '../api/api-client';
import { JsonHttp } from '../api/json-http';
import { Problem } from '../api/problem';
import { number, record, text } from '../api/wire';
import { readUser, User } from './user';

/** Runs work alone among all tabs of this origin: `navigator.locks` where the browser has it. */
export type Exclusively = <T>(work: () => Promise<T>) => Promise<T>;

export type SessionState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'signed-out'; readonly expired: boolean }
  | { readonly kind: 'signed-in'; readonly user: User };

interface Held {
  readonly token: string;
  readonly goodUntilMs: number;
}

/** A token this close to its end is renewed before it is used. */
const marginMs = 30_000;

/**
 * Who is signed in. The access token lives in this object's memory only; the browser keeps the refresh token in a
 * cookie that no script reads. Refresh tokens rotate and a repeated one ends the session, so there is one refresh at a
 * time in this tab (a shared promise) and among tabs (a lock).
 */
export class Session implements AccessTokens {
  private readonly held = signal<Held | null>(null);
  private readonly current_ = signal<SessionState>({ kind: 'unknown' });
  private refreshing: Promise<string | null> | null = null;

  readonly state = this.current_.asReadonly();
  readonly user = computed(() => {
    const state = this.current_();
    return state.kind === 'signed-in' ? state.user : null;
  });

  constructor(
    private readonly http: JsonHttp,
    private readonly exclusively: Exclusively = (work) => work(),
    private readonly nowMs: () => number = () => Date.now(),
  ) {}

  /** Signs in silently by the refresh cookie. Throws a {@link Problem} when the server cannot be asked. */
  async restore(): Promise<SessionState> {
    if (this.current_().kind === 'unknown') await this.refresh();
    return this.current_();
  }

  async signIn(email: string, password: string): Promise<void> {
    this.accept(
      await this.http.send({ method: 'POST', path: '/api/auth/login', body: { email, password } }),
    );
  }

  /** The signed-in user has another name, picture or role now. */
  learned(user: User): void {
    if (this.user()?.id === user.id) this.current_.set({ kind: 'signed-in', user });
  }

  async setPassword(token: string, password: string): Promise<void> {
    await this.http.send({ method: 'POST', path: '/api/auth/password', body: { token, password } });
  }

  async signOut(): Promise<void> {
    const accessToken = this.held()?.token ?? null;
    this.held.set(null);
    this.current_.set({ kind: 'signed-out', expired: false });
    await this.exclusively(() =>
      this.http.send({ method: 'POST', path: '/api/auth/logout', accessToken }),
    );
  }

  async current(): Promise<string | null> {
    const held = this.held();
    if (held && held.goodUntilMs - marginMs > this.nowMs()) return held.token;
    if (this.current_().kind === 'signed-out') return null;
    return this.refresh();
  }

  async renew(refused: string): Promise<string | null> {
    const held = this.held();
    // Somebody else has renewed it meanwhile.
    if (held && held.token !== refused) return held.token;
    return this.refresh();
  }

  private refresh(): Promise<string | null> {
    this.refreshing ??= this.exclusively(() => this.askForRefresh()).finally(() => {
      this.refreshing = null;
    });
    return this.refreshing;
  }

  private async askForRefresh(): Promise<string | null> {
    try {
      const answer = await this.http.send({ method: 'POST', path: '/api/auth/refresh' });
      return answer === null ? this.forget() : this.accept(answer);
    } catch (error) {
      if (error instanceof Problem && !error.isTemporary && error.status !== 429) {
        return this.forget();
      }
      throw error;
    }
  }

  private accept(answer: unknown): string {
    const from = record(answer);
    const token = text(from, 'accessToken');
    const user = readUser(from['user']);
    this.held.set({ token, goodUntilMs: this.nowMs() + number(from, 'expiresInSeconds') * 1000 });
    this.current_.set({ kind: 'signed-in', user });
    return token;
  }

  private forget(): null {
    const expired = this.current_().kind === 'signed-in';
    this.held.set(null);
    this.current_.set({ kind: 'signed-out', expired });
    return null;
  }
}

/** {@link Exclusively} by the Web Locks API. */
export function exclusivelyAmongTabs(locks: LockManager | undefined): Exclusively {
  return async (work) => (locks ? await locks.request('rostrum.refresh', work) : await work());
}
