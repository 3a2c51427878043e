import { setTimeout as delay } from 'node:timers/promises';
import { namedUrls, playlistProblems } from './playlistProblems';

const POLL_MS = 1000;

/** Reads every playlist of a stream again and again while it is live, and fetches each segment once as soon as it is named. */
export class PlaylistWatch {
  readonly problems: string[] = [];
  readonly #url: string;
  readonly #fetched = new Set<string>();
  readonly #stop = new AbortController();
  #playlists = 0;
  #done: Promise<void> = Promise.resolve();

  constructor(url: string) {
    this.#url = url;
  }

  /** How many different segments were fetched. */
  get segments(): number {
    return this.#fetched.size;
  }

  /** How many playlists were read. */
  get playlists(): number {
    return this.#playlists;
  }

  start(): void {
    this.#done = this.#poll();
  }

  /** Reads all once more and stops. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#done;
    await this.#readAll();
  }

  async #poll(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.#readAll();
      await delay(POLL_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  async #readAll(): Promise<void> {
    const text = await this.#read(this.#url);
    if (text !== undefined) {
      const { playlists } = namedUrls(this.#url, text);
      await Promise.all([...new Set(playlists)].map((url) => this.#readMedia(url)));
    }
  }

  async #readMedia(url: string): Promise<void> {
    const text = await this.#read(url);
    const { media } = text === undefined ? { media: [] } : namedUrls(url, text);
    for (const named of media.filter((candidate) => !this.#fetched.has(candidate))) {
      this.#fetched.add(named);
      const response = await fetch(named);
      const bytes = (await response.arrayBuffer()).byteLength;
      if (!response.ok || bytes === 0) {
        this.problems.push(`${named}, named by ${url}: ${response.status}, ${bytes} bytes`);
      }
    }
  }

  async #read(url: string): Promise<string | undefined> {
    const response = await fetch(url);
    const text = await response.text();
    if (!response.ok) {
      this.problems.push(`${url}: ${response.status} ${text}`);
      return undefined;
    }
    this.#playlists++;
    this.problems.push(...playlistProblems(url, text));
    return text;
  }
}
