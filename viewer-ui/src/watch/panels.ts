import { h, setText } from '../base/dom';
import { listenForShortcuts } from '../player/Shortcuts';
import type { PanelName, Player } from '../player/Player';
import { captionSettings } from './captionSettings';
import { words } from '../words';
import type { Stage } from './Stage';

/**
 * Statistics (`I`), the list of keys (`?`) and the look of captions, all also in the player's menus, inside the stage so
 * that full screen shows them too. They share one place: the one takes the other's.
 */
export function attachPanels(stage: Stage): void {
  let timer: ReturnType<typeof setInterval> | undefined;

  stage.player.watch((player) => {
    clearInterval(timer);
    if (!player) {
      return;
    }
    const panels = panelsOf(player);
    const all = Object.values(panels);
    const statistics = panels.statistics.body;
    player.element.append(...all.map(({ element }) => element));
    player.showPanel = (name) => {
      drawStatistics(statistics, player);
      showOnly(panels[name], all);
      panels[name].close.focus();
    };
    const toggle = (panel: Panel) => {
      drawStatistics(statistics, player);
      showOnly(panel.element.hidden ? panel : undefined, all);
    };
    listenForShortcuts(player.element, player, {
      toggleStatistics: () => {
        toggle(panels.statistics);
      },
      toggleHelp: () => {
        toggle(panels.shortcuts);
      },
      close: () => {
        const isOpen = all.some(({ element }) => !element.hidden);
        showOnly(undefined, all);
        return isOpen;
      },
    });
    timer = setInterval(() => {
      if (!panels.statistics.element.hidden) {
        drawStatistics(statistics, player);
      }
    }, 1_000);
  });
}

function panelsOf(player: Player): Readonly<Record<PanelName, Panel>> {
  const statistics = panel(words.statistics, h('dl', {}));
  const shortcuts = panel(words.shortcuts, h('dl', {}, ...shortcutRows()));
  const { captions } = player;
  const preview = (on: boolean) => {
    captions.preview(on);
  };
  return {
    statistics,
    shortcuts,
    captions: panel(words.captions.settings, captionSettings(captions.choice), preview),
  };
}

function shortcutRows(): readonly HTMLElement[] {
  return words.shortcutList.flatMap(([keys, what]) => [
    h('dt', {}, h('kbd', {}, keys)),
    h('dd', {}, what),
  ]);
}

function showOnly(wanted: Panel | undefined, all: readonly Panel[]): void {
  for (const panel of all) {
    const shown = panel === wanted;
    panel.element.hidden = !shown;
    panel.showing(shown);
  }
}

interface Panel {
  readonly element: HTMLElement;
  readonly body: HTMLElement;
  readonly close: HTMLElement;
  readonly showing: (shown: boolean) => void;
}

function panel(
  title: string,
  body: HTMLElement,
  showing: (shown: boolean) => void = () => undefined,
): Panel {
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
    showing(false);
  });
  return { element, body, close, showing };
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
