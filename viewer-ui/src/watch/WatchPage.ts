import { h, icon, setText } from '../base/dom';
import { shell } from '../page/shell';
import { ShareDialog } from '../share/ShareDialog';
import { isOnAir, type StreamStatus } from '../streams/stream';
import { words } from '../words';
import { SummaryApi } from '../summary/SummaryApi';
import { SummarySection } from '../summary/SummarySection';
import { SummaryWatch } from '../summary/SummaryWatch';
import { TranscriptFeed } from '../transcript/TranscriptFeed';
import { jumpText } from './jumpText';
import { startPlayback, type EventAddress, type Playback } from './playback';
import { Reading } from './Reading';
import { ago, count } from './times';
import { TranscriptSide } from './TranscriptSide';
import type { Watch } from './WatchSession';

/** The watch page: the stage, what is said beside it, and below it who speaks about what, and what it was about. */
export function watchPage(event: EventAddress): HTMLElement {
  const playback = startPlayback(event, { linkElsewhere: true });
  const { stage, session, moments } = playback;
  const side = transcriptSide(event, playback);
  const about = aboutEvent(side.button);
  const summary = summaryOf(event, playback, (seconds) => {
    void moments.jump(seconds).then((jump) => {
      const text = jumpText(jump);
      if (text !== undefined) {
        stage.remark(text);
      }
      stage.element.scrollIntoView({ block: 'nearest' });
    });
  });
  session.state.watch(about.show);
  const main = h(
    'main',
    { id: 'content', class: 'watch', tabindex: '-1' },
    stage.element,
    about.element,
    side.element,
    summary.element,
  );
  side.isOpen.watch((isOpen) => {
    main.classList.toggle('watch-with-side', isOpen);
  });
  return shell(main);
}

function transcriptSide(
  { streamId }: EventAddress,
  { stage, moments, transcripts, presence, recordingTranscript }: Playback,
): TranscriptSide {
  const feed = new TranscriptFeed(streamId, transcripts);
  const reading = new Reading(stage, feed, recordingTranscript, moments);
  const side = new TranscriptSide(reading, transcripts, streamId);
  presence.state.watch(({ isThere }) => {
    side.show(isThere);
  });
  return side;
}

function summaryOf(
  { playbackToken }: EventAddress,
  { session, presence }: Playback,
  jump: (seconds: number) => void,
): SummarySection {
  const watcher = new SummaryWatch(new SummaryApi(playbackToken));
  const section = new SummarySection(jump);
  // Where nothing was written down there is nothing to sum up.
  const follow = () => {
    if (presence.state.value.isThere) {
      watcher.follow(session.state.value);
    }
  };
  session.state.watch(follow);
  presence.state.watch(follow);
  watcher.state.watch((summary) => {
    section.show(summary);
  });
  document.addEventListener('visibilitychange', () => {
    watcher.rest(document.hidden);
  });
  return section;
}

function aboutEvent(transcriptButton: HTMLElement): {
  element: HTMLElement;
  show: (watch: Watch) => void;
} {
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
      h('div', { class: 'watch-buttons' }, transcriptButton, share.button),
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
