import videojs from 'video.js/core.es.js';
import type VideoJsButton from 'video.js/dist/types/button';
import type VideoJsPlayer from 'video.js/dist/types/player';
import { icon, setText } from '../base/dom';
import { words } from '../words';
import { behindText } from './behind';
import { playerOf } from './players';

/** "Live" at the edge, and the way back to it from anywhere else, with the distance. */
export function registerLiveEdgeButton(): void {
  const Button = videojs.getComponent('Button') as unknown as typeof VideoJsButton;

  class LiveEdgeButton extends Button {
    readonly #text = document.createElement('span');

    constructor(player: VideoJsPlayer, options?: object) {
      super(player, options);
      this.el().replaceChildren(icon('dot'), this.#text);
      const show = () => {
        this.#show();
      };
      player.on(['rostrum:tick', 'seeked', 'durationchange'], show);
      this.#show();
    }

    override buildCSSClass(): string {
      return `rostrum-live-edge ${super.buildCSSClass()}`;
    }

    override handleClick(): void {
      playerOf(this.player())?.playhead.goLive();
    }

    #show(): void {
      const behind = playerOf(this.player())?.playhead.secondsBehind ?? 0;
      const atEdge = behind === 0;
      const text = behindText(behind);
      this.toggleClass('rostrum-at-edge', atEdge);
      this.el().setAttribute('aria-label', atEdge ? words.atLiveEdge : words.goLive(text));
      setText(this.#text, atEdge ? words.atLiveEdge : words.goLiveShort(text));
    }
  }

  videojs.registerComponent('LiveEdgeButton', LiveEdgeButton);
}
