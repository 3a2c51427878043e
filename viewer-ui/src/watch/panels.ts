import { h, setText } from '../base/dom';
import { listenForShortcuts } from '../player/Shortcuts';
import type { Player } from '../player/Player';
import { words } from '../words';
import type { Stage } from './Stage';

/**
 * Statistics (`I`) and the list of keys (`?`), both also in the player's menu "More", inside the stage so that full screen
 * shows them too. They share one place: the one takes the other's.
 */
export function attachPanels(stage: Stage): void {
  const statistics = panel(words.statistics);
  const help = panel(words.shortcuts);
  help.body.append(
    ...words.shortcutList.flatMap(([keys, what]) => [
      h('dt', {}, h('kbd', {}, keys)),
      h('dd', {}, what),
    ]),
  );
  let timer: ReturnType<typeof setInterval> | undefined;

  stage.player.watch((player) => {
    clearInterval(timer);
    statistics.element.hidden = true;
    help.element.hidden = true;
    if (!player) {
      return;
    }
    player.element.append(statistics.element, help.element);
    player.showPanel = (name) => {
      const [wanted, other] = name === 'statistics' ? [statistics, help] : [help, statistics];
      drawStatistics(statistics.body, player);
      wanted.element.hidden = false;
      other.element.hidden = true;
      wanted.close.focus();
    };
    listenForShortcuts(player.element, player, {
      toggleStatistics: () => {
        drawStatistics(statistics.body, player);
        toggle(statistics.element, help.element);
      },
      toggleHelp: () => {
        toggle(help.element, statistics.element);
      },
      close: () => {
        const isOpen = !statistics.element.hidden || !help.element.hidden;
        statistics.element.hidden = true;
        help.element.hidden = true;
        return isOpen;
      },
    });
    timer = setInterval(() => {
      if (!statistics.element.hidden) {
        drawStatistics(statistics.body, player);
      }
    }, 1_000);
  });
}

function toggle(panel: HTMLElement, other: HTMLElement): void {
  panel.hidden = !panel.hidden;
  other.hidden = true;
}

interface Panel {
  readonly element: HTMLElement;
  readonly body: HTMLElement;
  readonly close: HTMLElement;
}

function panel(title: string): Panel {
  const body = h('dl', {});
  const close = h(
    'button',
    { type: 'button', class: 'panel-close', 'aria-label': words.close },
    '×',
  );
  const element = h(
    'section',
    { class: 'panel', 'aria-label': title, hidden: true },
    h('header', {}, h('h2', {}, title), close),
    body,
  );
  close.addEventListener('click', () => {
    // The keys go on working: the focus must not be lost with the button.
    element.closest<HTMLElement>('.video-js')?.focus();
    element.hidden = true;
  });
  return { element, body, close };
}

function drawStatistics(body: HTMLElement, player: Player): void {
  const rows = statisticsOf(player);
  if (body.childElementCount !== rows.length * 2) {
    body.replaceChildren(
      ...rows.flatMap(([name]) => [h('dt', {}, name), h('dd', { class: 'figure' })]),
    );
  }
  const cells = body.querySelectorAll('dd');
  rows.forEach(([, value], index) => {
    const cell = cells[index];
    if (cell) {
      setText(cell, value);
    }
  });
}

function statisticsOf(player: Player): readonly (readonly [string, string])[] {
  const measured = player.measure();
  const names = words.statisticsRows;
  const unknown = '–';
  const seconds = (ms: number | null) => (ms === null ? unknown : `${(ms / 1000).toFixed(1)} s`);
  const bandwidth = player.handler?.engine.value.bandwidthEstimate;
  return [
    [names.rendition, measured.rendition ?? unknown],
    [names.bitrate, measured.bitrateKbps === null ? unknown : `${measured.bitrateKbps} kbit/s`],
    [names.bandwidth, bandwidth ? `${(bandwidth / 1_000_000).toFixed(1)} Mbit/s` : unknown],
    [names.latency, seconds(measured.latencyMs)],
    [names.buffer, `${bufferedAhead(player.video).toFixed(1)} s`],
    [names.startup, seconds(measured.startupMs)],
    [names.stalls, `${measured.stalls} (${seconds(measured.stallMs)})`],
    [names.dropped, String(measured.droppedFrames)],
    [names.errors, String(measured.errors)],
  ];
}

function bufferedAhead(video: HTMLVideoElement): number {
  for (let index = 0; index < video.buffered.length; index += 1) {
    const end = video.buffered.end(index);
    if (video.currentTime >= video.buffered.start(index) && video.currentTime <= end) {
      return end - video.currentTime;
    }
  }
  return 0;
}
