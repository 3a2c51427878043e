import videojs from 'video.js/core.es.js';
import type VideoJsMenuButton from 'video.js/dist/types/menu/menu-button';
import type VideoJsMenuItem from 'video.js/dist/types/menu/menu-item';
import type VideoJsPlayer from 'video.js/dist/types/player';
import { words } from '../../words';
import { playerOf } from '../players';
import type { CaptionState } from './Captions';

interface Entry {
  readonly label: string;
  readonly lang?: string;
  /** Undefined: not a choice but a way to somewhere. */
  readonly selected?: boolean;
  readonly press: () => void;
}

/** The languages of the captions, "Off", and how captions look; hidden while there are none. */
export function registerCaptionMenuButton(): void {
  const MenuButton = videojs.getComponent('MenuButton') as unknown as typeof VideoJsMenuButton;
  const MenuItem = videojs.getComponent('MenuItem') as unknown as typeof VideoJsMenuItem;

  class CaptionItem extends MenuItem {
    constructor(
      player: VideoJsPlayer,
      private readonly entry: Entry,
    ) {
      const { label, selected } = entry;
      super(player, { label, selectable: selected !== undefined, selected: selected === true });
      if (entry.lang !== undefined) {
        this.el().setAttribute('lang', entry.lang);
      }
    }

    override handleClick(): void {
      // After the menu has closed and given the focus back.
      setTimeout(this.entry.press);
    }
  }

  class CaptionMenuButton extends MenuButton {
    /** No #private: the base class asks for the items before our fields exist. */
    private shown: CaptionState | undefined;

    constructor(player: VideoJsPlayer, options?: object) {
      super(player, options);
      this.controlText(words.captions.title);
      this.setIcon('captions');
      this.hide();
      player.on('rostrum:captions', () => {
        this.shown = playerOf(player)?.captions.state.value;
        this.#refresh();
      });
    }

    override buildWrapperCSSClass(): string {
      return `rostrum-caption-menu ${super.buildWrapperCSSClass()}`;
    }

    override createItems(): never {
      const tracks = this.shown?.tracks ?? [];
      const entries = tracks.length === 0 ? [] : this.#entries();
      const items = entries.map((entry) => new CaptionItem(this.player(), entry));
      // The generated types say that this answers nothing; the base class wants the items.
      return items as never;
    }

    #entries(): readonly Entry[] {
      const chosen = this.shown?.chosen;
      const captions = playerOf(this.player())?.captions;
      return [
        {
          label: words.captions.off,
          selected: chosen === undefined,
          press: () => captions?.choose(undefined),
        },
        ...(this.shown?.tracks ?? []).map(({ language, label }) => ({
          label,
          lang: language,
          selected: language === chosen,
          press: () => captions?.choose(language),
        })),
        {
          label: words.captions.settings,
          press: () => playerOf(this.player())?.showPanel('captions'),
        },
      ];
    }

    /** An open menu is left alone, so that nothing moves under a finger or the focus. */
    #refresh(): void {
      if (!this.menu.el().contains(document.activeElement)) {
        this.update();
      }
    }
  }

  videojs.registerComponent('CaptionMenuButton', CaptionMenuButton);
}
