import {
  Component,
  computed,
  effect,
  inject,
  input,
  resource,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { Session } from '../account/session';
import { isAdministrator } from '../account/user';
import { RecordingApi } from '../library/recording-api';
import { RecordingPlayer } from '../library/recording-player';
import { Stream } from '../streams/stream';
import { StreamApi } from '../streams/stream-api';
import { watchLink } from '../streams/watch-link';
import { SummaryApi } from '../summaries/summary-api';
import { SummaryCard } from '../summaries/summary-card';
import { SummaryDesk } from '../summaries/summary-desk';
import { Line } from '../transcripts/rows';
import { TranscriptApi } from '../transcripts/transcript-api';
import { TranscriptBook } from '../transcripts/transcript-book';
import { TranscriptCard } from '../transcripts/transcript-card';
import { Icon } from '../ui/icon';
import { clock, moment } from '../ui/moments';
import { Notice } from '../ui/notice';
import { renewWhile } from '../ui/renewal';
import { StatusBadge } from '../ui/status-badge';
import { words } from '../words';
import { Places } from './places';

const transcriptEveryMs = 3_000;
const summaryEveryMs = 2_000;

/** One event, live or over: its recording, what was said, and that in short. */
@Component({
  selector: 'app-event-view',
  imports: [
    Icon,
    MatButton,
    Notice,
    RecordingPlayer,
    RouterLink,
    StatusBadge,
    SummaryCard,
    TranscriptCard,
  ],
  templateUrl: './event-view.html',
  styleUrl: './event-view.css',
})
export class EventView {
  private readonly recordings = inject(RecordingApi);
  private readonly transcripts = inject(TranscriptApi);
  private readonly streams = inject(StreamApi);
  private readonly summaries = inject(SummaryApi);
  private readonly session = inject(Session);
  private readonly snackBar = inject(MatSnackBar);
  private readonly player = viewChild(RecordingPlayer);

  readonly stream = input.required<Stream>();
  /** The phrase that somebody came for. */
  readonly phrase = input<string | null>(null);
  /** Its moment: programme time since the beginning. */
  readonly at = input<number | null>(null);

  protected readonly words = words.event;
  protected readonly common = words.common;
  protected readonly isOpen = computed(() =>
    ['live', 'reconnecting'].includes(this.stream().status),
  );
  protected readonly isOver = computed(() => this.stream().status === 'ended');
  private readonly streamId = computed(() => this.stream().id);
  protected readonly book = computed(() => new TranscriptBook(this.streamId(), this.transcripts));
  protected readonly desk = computed(() => new SummaryDesk(this.streamId(), this.summaries));
  protected readonly mayChange = computed(() => {
    const user = this.session.user();
    return user !== null && (user.id === this.stream().ownerId || isAdministrator(user));
  });
  protected readonly hasWords = computed(() => this.book().phrases().length > 0);

  protected readonly recording = resource({
    params: () => (this.isOver() ? { streamId: this.streamId() } : undefined),
    loader: ({ params }) => this.recordings.ofStream(params.streamId),
  });
  private readonly playable = computed(() => {
    const recording = this.recording.hasValue() ? this.recording.value() : null;
    return recording?.fileUrl == null ? null : recording;
  });
  protected readonly played = this.playable;
  private readonly recorded = resource({
    params: () => this.playable()?.id,
    loader: ({ params }) => this.recordings.transcript(params),
  });
  private readonly places = computed(
    () =>
      new Places(
        this.book().phrases(),
        this.recorded.hasValue() ? this.recorded.value().items : [],
      ),
  );
  protected readonly position = signal<number | null>(null);
  protected readonly active = computed(() => {
    const position = this.position();
    return position === null ? null : this.places().phraseAt(position);
  });
  protected readonly watch = computed(() => watchLink(this.stream().watchUrl));
  protected readonly when = computed(() => {
    const { startedAt, endedAt, scheduledStart } = this.stream();
    if (endedAt) return words.event.ended(moment(endedAt));
    if (startedAt) return words.event.started(moment(startedAt));
    return scheduledStart ? words.event.scheduled(moment(scheduledStart)) : null;
  });
  protected readonly hint = computed(() => {
    if (this.isOpen()) return words.event.live;
    if (!this.isOver()) return words.event.notBegun;
    if (this.recording.isLoading() || this.playable()) return null;
    return this.recording.hasValue() && this.recording.value() !== null
      ? words.event.recordingLater
      : words.event.noRecording;
  });
  private readonly wantedPosition = computed(() => {
    const [phrase, at] = [this.phrase(), this.at()];
    const exact = phrase === null ? null : this.places().of(phrase);
    return exact ?? (at === null ? null : this.places().at(at));
  });
  private hasArrived = false;

  constructor() {
    effect(() => {
      const [book, desk] = [this.book(), this.desk()];
      untracked(() => {
        void book.load();
        void desk.load();
      });
    });
    renewWhile(
      () => this.isOpen() || this.book().isLive(),
      transcriptEveryMs,
      () => this.book().renew(),
    );
    renewWhile(
      () => this.desk().isWorking(),
      summaryEveryMs,
      () => this.desk().load(),
    );
    effect(() => {
      const [position, player] = [this.wantedPosition(), this.player()];
      if (position === null || !player?.isReady() || this.hasArrived) return;
      // Once: what somebody came for is shown, and then the player is theirs.
      this.hasArrived = true;
      player.seek(position);
    });
  }

  /** The recording's place of a line, or the watch page's. */
  protected jump({ id, startSeconds }: Line): void {
    if (!this.playable()) this.openWatchPage(startSeconds);
    else this.play(this.places().of(id), startSeconds);
  }

  protected jumpTo(startSeconds: number): void {
    if (!this.playable()) this.openWatchPage(startSeconds);
    else this.play(this.places().at(startSeconds), startSeconds);
  }

  private play(position: number | null, startSeconds: number): void {
    if (position !== null) {
      this.player()?.playFrom(position);
      return;
    }
    const told = words.event.notRecorded(clock(startSeconds * 1000));
    this.snackBar.open(told, undefined, { duration: 4_000 });
  }

  /** A private stream opens with an invitation only. */
  private openWatchPage(startSeconds: number): void {
    const seconds = String(Math.floor(startSeconds));
    if (this.stream().visibility !== 'private') {
      const address = new URL(this.watch());
      address.searchParams.set('t', seconds);
      window.open(address.href, '_blank', 'noopener');
      return;
    }
    // A window that is opened later, when the invitation is there, would be taken for an advertisement.
    const opened = window.open('', '_blank');
    if (!opened) return;
    opened.opener = null;
    this.streams.invitation(this.streamId()).then(
      ({ watchUrl }) => {
        const address = new URL(watchUrl, location.origin);
        address.searchParams.set('t', seconds);
        opened.location.href = address.href;
      },
      () => {
        opened.close();
        const told = words.studio.invitation.failed;
        this.snackBar.open(told, undefined, { duration: 4_000 });
      },
    );
  }
}
