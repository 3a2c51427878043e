import { h } from '../base/dom';
import { startPlayback } from '../watch/playback';
import { words } from '../words';

/** A bare player for other people's pages. */
export function embedPage(streamId: string): HTMLElement {
  const { stage, session } = startPlayback(streamId, { linkElsewhere: false });
  session.state.watch((watch) => {
    document.title = watch.phase === 'known' ? watch.stream.title : words.product;
  });
  document.documentElement.classList.add('embedded');
  return h('main', { id: 'content', class: 'embed', 'aria-label': words.player }, stage.element);
}
