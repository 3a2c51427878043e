import { h } from '../base/dom';
import { startPlayback, type EventAddress } from '../watch/playback';
import { words } from '../words';

/** A bare player for other people's pages. */
export function embedPage(event: EventAddress): HTMLElement {
  const { stage, session } = startPlayback(event, { linkElsewhere: false });
  session.state.watch((watch) => {
    document.title = watch.phase === 'known' ? watch.stream.title : words.product;
  });
  document.documentElement.classList.add('embedded');
  return h('main', { id: 'content', class: 'embed', 'aria-label': words.player }, stage.element);
}
