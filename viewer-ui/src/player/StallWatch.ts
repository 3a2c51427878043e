/** One look at a player. Times in seconds on the media's timeline, `nowMs` on the wall. */
export interface Look {
  readonly nowMs: number;
  /** Neither paused nor ended: the picture should move. */
  readonly shouldPlay: boolean;
  readonly currentTime: number;
  /** End of what the playlist offers; undefined while there is none. */
  readonly edge: number | undefined;
  /** When a playlist last came, on the wall. */
  readonly playlistAtMs: number;
}

export type Push = 'none' | 'seek-to-live' | 'reload' | 'rebuild';

const firstPushMs = 6_000;
const nextPushMs = 12_000;
const silentPlaylistMs = 20_000;
const playableSeconds = 1.5;

/**
 * Notices what raises no error: a picture that stands although there is media to play, and playlists that have silently
 * stopped coming. A host who is away is neither: the playlist then offers nothing new, and waiting is right.
 */
export class StallWatch {
  #lastTime: number | undefined;
  #movedAtMs = 0;
  #pushes = 0;
  #nextPushAtMs = 0;

  look(look: Look): Push {
    if (!look.shouldPlay || look.edge === undefined || look.currentTime !== this.#lastTime) {
      this.#moved(look);
      return 'none';
    }
    if (look.nowMs < this.#nextPushAtMs) {
      return 'none';
    }
    if (look.edge - look.currentTime > playableSeconds) {
      return this.#push(look, this.#pushes === 0 ? 'seek-to-live' : 'rebuild');
    }
    return look.nowMs - look.playlistAtMs > silentPlaylistMs ? this.#push(look, 'reload') : 'none';
  }

  #moved(look: Look): void {
    // A seek of our own is no movement of the picture: only the second change in a row ends the trouble.
    if (look.nowMs - this.#movedAtMs < 2_000) {
      this.#pushes = 0;
    }
    this.#lastTime = look.currentTime;
    this.#movedAtMs = look.nowMs;
    this.#nextPushAtMs = look.nowMs + firstPushMs;
  }

  #push(look: Look, push: Push): Push {
    this.#pushes += 1;
    this.#nextPushAtMs = look.nowMs + nextPushMs;
    return push;
  }
}
