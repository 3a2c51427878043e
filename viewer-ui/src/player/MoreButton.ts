import videojs from 'video.js/core.es.js';
import type VideoJsMenuButton from 'video.js/dist/types/menu/menu-button';
import type VideoJsMenuItem from 'video.js/dist/types/menu/menu-item';
import type VideoJsPlayer from 'video.js/dist/types/player';
import { icon } from '../base/dom';
import { words } from '../words';
import type { PanelName } from './Player';
import { playerOf } from './players';

const panels = ['statistics', 'shortcuts'] as const satisfies readonly PanelName[];

/** What has a key, for those who have none: the panels over the picture. */
export function registerMoreButton(): void {
  const MenuButton = videojs.getComponent('MenuButton') as unknown as typeof VideoJsMenuButton;
  const MenuItem = videojs.getComponent('MenuItem') as unknown as typeof VideoJsMenuItem;

  class PanelItem extends MenuItem {
    constructor(
      player: VideoJsPlayer,
      private readonly panel: (typeof panels)[number],
    ) {
      super(player, { label: words[panel] });
    }

    override handleClick(): void {
      const player = playerOf(this.player());
      // After the menu has closed and given the focus back, since the panel takes it.
      setTimeout(() => {
        player?.showPanel(this.panel);
      });
    }
  }

  class MoreButton extends MenuButton {
    constructor(player: VideoJsPlayer, options?: object) {
      super(player, options);
      this.controlText(words.more);
      this.menuButton_.el().prepend(icon('more'));
    }

    override buildWrapperCSSClass(): string {
      return `rostrum-more ${super.buildWrapperCSSClass()}`;
    }

    override createItems(): never {
      // The generated types say that this answers nothing; the base class wants the items.
      return panels.map((panel) => new PanelItem(this.player(), panel)) as never;
    }
  }

  videojs.registerComponent('MoreButton', MoreButton);
}
