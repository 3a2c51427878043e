import type { Player } from './Player';

const players = new WeakMap<object, Player>();

/** Remembers our player around a player of Video.js, for the controls inside it. */
export function remember(videoJsPlayer: object, player: Player): void {
  players.set(videoJsPlayer, player);
}

export function playerOf(videoJsPlayer: object): Player | undefined {
  return players.get(videoJsPlayer);
}
