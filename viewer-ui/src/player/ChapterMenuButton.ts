import videojs from 'video.js/core.es.js';
import type VideoJsMenuButton from 'video.js/dist/types/menu/menu-button';
import type VideoJsMenuItem from 'video.js/dist/types/menu/menu-item';
import type VideoJsPlayer from 'video.js/dist/types/player';
import { positionText } from '../base/positionText';
import { chapterAt, type Chapter } from '../recordings/chapter';
import { words } from '../words';
import { playerOf } from './players';

/** The chapters of a recording, each a jump; hidden while there are none. */
export function registerChapterMenuButton(): void {
  const MenuButton = videojs.getComponent('MenuButton') as unknown as typeof VideoJsMenuButton;
  const MenuItem = videojs.getComponent('MenuItem') as unknown as typeof VideoJsMenuItem;

  class ChapterItem extends MenuItem {
    constructor(
      player: VideoJsPlayer,
      private readonly chapter: Chapter,
      selected: boolean,
    ) {
      const label = `${positionText(chapter.startSeconds)}  ${chapter.title}`;
      super(player, { label, selectable: true, selected });
    }

    override handleClick(): void {
      playerOf(this.player())?.playhead.seekTo(this.chapter.startSeconds);
    }
  }

  class ChapterMenuButton extends MenuButton {
    constructor(player: VideoJsPlayer, options?: object) {
      super(player, options);
      this.controlText(words.chapters);
      this.setIcon('chapters');
      this.hide();
      player.on(['rostrum:chapters', 'seeked', 'useractive'], () => {
        this.#refresh();
      });
    }

    override buildWrapperCSSClass(): string {
      return `rostrum-chapter-menu ${super.buildWrapperCSSClass()}`;
    }

    override createItems(): never {
      const player = playerOf(this.player());
      const chapters = player?.chapters ?? [];
      const now = chapterAt(chapters, player?.video.currentTime ?? 0);
      const items = chapters.map(
        (chapter) => new ChapterItem(this.player(), chapter, chapter === now),
      );
      // The generated types say that this answers nothing; the base class wants the items.
      return items as never;
    }

    /** An open menu is left alone, so that nothing moves under a finger or the focus. */
    #refresh(): void {
      if (!this.menu.el().contains(document.activeElement)) {
        this.update();
      }
    }
  }

  videojs.registerComponent('ChapterMenuButton', ChapterMenuButton);
}
