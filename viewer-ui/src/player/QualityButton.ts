import { Events } from 'hls.js';
import videojs from 'video.js/core.es.js';
import type VideoJsMenuButton from 'video.js/dist/types/menu/menu-button';
import type VideoJsMenuItem from 'video.js/dist/types/menu/menu-item';
import type VideoJsPlayer from 'video.js/dist/types/player';
import { words } from '../words';
import { playerOf } from './players';
import type { HlsEngine } from './HlsSourceHandler';
import { qualityChoices, type QualityChoice } from './quality';

/** The renditions of the stream, and "Auto"; hidden while there is nothing to choose. */
export function registerQualityButton(): void {
  const MenuButton = videojs.getComponent('MenuButton') as unknown as typeof VideoJsMenuButton;
  const MenuItem = videojs.getComponent('MenuItem') as unknown as typeof VideoJsMenuItem;

  class QualityItem extends MenuItem {
    constructor(
      player: VideoJsPlayer,
      private readonly choice: QualityChoice,
      private readonly choose: (level: number) => void,
    ) {
      super(player, { label: choice.label, selectable: true, selected: choice.selected });
    }

    override handleClick(): void {
      this.choose(this.choice.level);
    }
  }

  class QualityButton extends MenuButton {
    /** No #private: the base class asks for the items before our fields exist. */
    private engine: HlsEngine | undefined;

    constructor(player: VideoJsPlayer, options?: object) {
      super(player, options);
      this.controlText(words.quality);
      this.setIcon('cog');
      player.on('rostrum:engine', () => {
        this.#follow(playerOf(player)?.handler?.engine.value);
      });
    }

    override buildWrapperCSSClass(): string {
      return `rostrum-quality ${super.buildWrapperCSSClass()}`;
    }

    override createItems(): never {
      const choices = this.engine ? qualityChoices(this.engine) : [];
      const items = choices.map(
        (choice) =>
          new QualityItem(this.player(), choice, (level) => {
            this.#choose(level);
          }),
      );
      // The generated types say that this answers nothing; the base class wants the items.
      return items as never;
    }

    #follow(engine: HlsEngine | undefined): void {
      this.engine = engine;
      for (const event of [Events.MANIFEST_PARSED, Events.LEVEL_SWITCHED] as const) {
        engine?.on(event, () => {
          this.#refresh();
        });
      }
      this.#refresh();
    }

    #choose(level: number): void {
      if (this.engine) {
        this.engine.nextLevel = level;
        // After the menu has closed and given the focus back.
        setTimeout(() => {
          this.#refresh();
        });
      }
    }

    /** An open menu is left alone, so that nothing moves under a finger or the focus. */
    #refresh(): void {
      if (!this.menu.el().contains(document.activeElement)) {
        this.update();
      }
    }
  }

  videojs.registerComponent('QualityButton', QualityButton);
}
