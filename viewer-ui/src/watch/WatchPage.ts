import { h, icon, setText } from '../base/dom';
import { shell } from '../page/shell';
import { ShareDialog } from '../share/ShareDialog';
import { isOnAir, type StreamStatus } from '../streams/stream';
import { words } from '../words';
import { startPlayback, type EventAddress } from './playback';
import { ago, count } from './times';
import type { Watch } from './WatchSession';

/** The watch page: the stage, and below it who speaks about what, how it stands and who is here. */
export function watchPage(event: EventAddress): HTMLElement {
  const { stage, session } = startPlayback(event, { linkElsewhere: true });
  const about = aboutEvent();
  session.state.watch(about.show);
  const main = h(
    'main',
    { id: 'content', class: 'watch', tabindex: '-1' },
    stage.element,
    about.element,
  );
  return shell(main);
}

function aboutEvent(): { element: HTMLElement; show: (watch: Watch) => void } {
  const title = h('h1', {});
  const badge = h('span', { class: 'badge', role: 'status' });
  const host = h('span', { class: 'watch-host' });
  const viewers = h('span', { class: 'watch-viewers figure' });
  const started = h('span', { class: 'watch-started' });
  const share = new ShareDialog();
  const description = h('p', { class: 'watch-description' });
  const element = h(
    'section',
    { class: 'watch-about', 'aria-label': words.aboutEvent },
    h(
      'div',
      { class: 'watch-head' },
      h('div', {}, title, h('div', { class: 'watch-facts' }, badge, host, viewers, started)),
      share.button,
    ),
    description,
    share.dialog,
  );

  function show(watch: Watch): void {
    const known = watch.phase === 'known';
    element.hidden = !known;
    document.title = pageTitle(watch);
    if (!known) {
      return;
    }
    const { stream, status } = watch;
    setText(title, stream.title);
    setText(host, stream.host);
    setText(description, stream.description);
    description.hidden = stream.description === '';
    share.show(stream);
    showBadge(badge, status);
    const onAir = isOnAir(watch);
    viewers.hidden = !onAir;
    viewers.replaceChildren(icon('eye'), words.viewers(count(watch.viewers), watch.viewers === 1));
    started.hidden = !onAir || !stream.startedAt;
    setText(started, stream.startedAt ? words.startedAgo(ago(stream.startedAt, new Date())) : '');
  }

  return { element, show };
}

const badgeWords: Readonly<Record<StreamStatus, string>> = {
  created: words.scheduled,
  live: words.live,
  reconnecting: words.reconnecting,
  ended: words.ended,
};

function showBadge(badge: HTMLElement, status: StreamStatus): void {
  badge.dataset.status = status;
  setText(badge, badgeWords[status]);
}

function pageTitle(watch: Watch): string {
  switch (watch.phase) {
    case 'known':
      return words.watchPageTitle(watch.stream.title);
    case 'missing':
      return words.watchPageTitle(words.notFound);
    case 'private':
    case 'expired':
      return words.watchPageTitle(words.privateEvent);
    case 'unreachable':
      return words.watchPageTitle(words.serverAway);
    case 'loading':
      return words.product;
  }
}
