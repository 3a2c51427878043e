import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { deviceKinds } from '../media/devices';
import { Notice } from '../ui/notice';
import { refusalWords, words } from '../words';
import { PaceProblem } from './recording-pace';
import { Studio } from './studio';

/** The calm lines between the title and the picture: what happened, what was kept, what to do. */
@Component({
  selector: 'app-stage-notices',
  imports: [MatButton, Notice],
  templateUrl: './stage-notices.html',
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }

    :host:empty {
      display: none;
    }

    strong {
      font-weight: 600;
    }
  `,
})
export class StageNotices {
  private readonly router = inject(Router);

  readonly studio = input.required<Studio>();

  protected readonly words = words.studio;
  protected readonly common = words.common;
  protected readonly phase = computed(() => this.studio().broadcast.phase());

  protected readonly refusal = computed(() => {
    const phase = this.phase();
    if (phase.kind !== 'refused') return null;
    return words.studio.refused[refusalWords(phase.code)];
  });

  protected readonly reconnecting = computed(() => {
    if (!this.studio().broadcast.isReconnecting()) return null;
    const { code, droppedChunks } = this.studio().broadcast.link();
    if (code === 'overloaded' || code === 'storage-full') return words.studio.busy[code];
    const kept = this.studio().keptSeconds();
    const tried = this.studio().reconnectingSeconds();
    return droppedChunks > 0
      ? words.studio.reconnectingDropped(kept, tried)
      : words.studio.reconnecting(kept, tried);
  });

  /** What makes the stream worse for its viewers right now, and what helps. */
  protected readonly warnings = computed<readonly string[]>(() => {
    const studio = this.studio();
    if (this.phase().kind !== 'live' || studio.broadcast.isReconnecting()) return [];
    const pace = studio.pace();
    return [
      ...(pace ? [paceText(pace)] : []),
      ...(studio.verdict() === 'behind' ? [words.studio.behind(studio.keptSeconds())] : []),
      ...(studio.broadcast.health.latest()?.warnings ?? []).map(
        (code) => words.studio.server[code],
      ),
    ];
  });

  protected readonly wasHidden = computed(() => {
    const ms = this.studio().foreground.wasHiddenMs();
    if (ms === null || this.phase().kind !== 'live') return null;
    return words.studio.wasHidden(Math.round(ms / 1000));
  });

  protected readonly screenNote = computed(() => {
    const note = this.studio().screen.note();
    return note && words.studio.screen[note];
  });

  /** A device that went away while on air. */
  protected readonly lost = computed(() => {
    if (this.phase().kind !== 'live') return [];
    const { capture } = this.studio();
    return deviceKinds.flatMap((kind) => {
      const state = capture[kind]();
      if (state.kind !== 'problem') return [];
      const name = words.studio.devices[kind];
      return [{ kind, text: `${name}: ${words.studio.capture[state.problem]}` }];
    });
  });

  protected actOnRefusal(): void {
    const phase = this.phase();
    if (phase.kind !== 'refused') return;
    if (phase.code === 'already-publishing') this.studio().broadcast.takeOver();
    else if (phase.code === 'stream-ended') void this.router.navigate(['/streams/new']);
    else void this.studio().goLive();
  }
}

function paceText(problem: PaceProblem): string {
  return problem.kind === 'silent'
    ? words.studio.pace.silent(problem.seconds)
    : words.studio.pace[problem.kind](problem.framesPerSecond, problem.of);
}
