import type { InstallationFacts } from './Installation';

export interface Stream {
  readonly id: string;
  readonly title: string;
  readonly status: 'created' | 'live' | 'reconnecting' | 'ended';
  readonly viewers: number;
}

export interface Gap {
  readonly startSeconds: number;
  readonly seconds: number;
  readonly cause: string;
}

/** What is not known yet is left out. */
export interface Recording {
  readonly id: string;
  readonly streamId: string;
  readonly title: string;
  readonly status: 'recording' | 'processing' | 'ready' | 'incomplete' | 'failed';
  readonly durationSeconds?: number;
  readonly sizeBytes?: number;
  readonly sha256?: string;
  readonly gaps: readonly Gap[];
  readonly clipOf?: string;
  readonly fileUrl?: string;
}

/** The few REST calls with which journeys prepare and check. */
export class Api {
  readonly #url: string;
  readonly #token: string;

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  static async signIn({ url, email, password }: InstallationFacts): Promise<Api> {
    const answer = await json<{ accessToken: string }>(`${url}/api/auth/login`, 'POST', undefined, {
      email,
      password,
    });
    return new Api(url, answer.accessToken);
  }

  createStream(title: string, visibility = 'public'): Promise<Stream> {
    return this.#call('POST', '/api/streams', { title, visibility });
  }

  stream(id: string): Promise<Stream> {
    return this.#call('GET', `/api/streams/${id}`);
  }

  async end(id: string): Promise<void> {
    await this.#call('POST', `/api/streams/${id}/end`);
  }

  /** Of a stream's recording and its clips, the newest first. */
  async recordingsOf(streamId: string): Promise<readonly Recording[]> {
    const path = `/api/recordings?streamId=${streamId}`;
    const { items } = await this.#call<{ items: readonly Recording[] }>('GET', path);
    return items;
  }

  /** Somebody new who goes live, with a password. */
  async addUser(name: string): Promise<{ readonly email: string; readonly password: string }> {
    const email = `${crypto.randomUUID()}@example.org`;
    const password = crypto.randomUUID();
    const { passwordLink } = await this.#call<{ passwordLink: string }>('POST', '/api/users', {
      email,
      name,
      roles: ['BROADCASTER'],
    });
    const token = passwordLink.slice(passwordLink.indexOf('=') + 1);
    await this.#call('POST', '/api/auth/password', { token, password });
    return { email, password };
  }

  #call<T>(method: string, path: string, body?: object): Promise<T> {
    return json<T>(`${this.#url}${path}`, method, this.#token, body);
  }
}

async function json<T>(url: string, method: string, token?: string, body?: object): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${url} answered ${response.status}: ${text}`);
  }
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
