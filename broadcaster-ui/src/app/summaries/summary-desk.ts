import { computed, signal } from '@angular/core';
import { Problem } from '../api/problem';
import { Summary, SummaryText } from './summary';
import { SummaryApi } from './summary-api';

/** What the last press ran into; the summary that was there is still there. */
export type SummaryProblem = (typeof knownProblems)[number] | 'start-failed' | 'save-failed';

const knownProblems = ['no-transcript', 'too-many-summaries'] as const;

/** One stream's summary: what there is, what is being made, and what somebody wrote over it. */
export class SummaryDesk {
  private readonly summary_ = signal<Summary | null>(null);
  private readonly failed = signal(false);
  private readonly problem_ = signal<SummaryProblem | null>(null);
  private readonly busy = signal(false);

  readonly summary = this.summary_.asReadonly();
  readonly problem = this.problem_.asReadonly();
  /** A press waits for its answer. */
  readonly isBusy = this.busy.asReadonly();
  readonly isWorking = computed(() => this.summary_()?.status === 'working');
  readonly state = computed<'loading' | 'failed' | Summary['status']>(() => {
    const summary = this.summary_();
    if (summary) return summary.status;
    return this.failed() ? 'failed' : 'loading';
  });

  constructor(
    readonly streamId: string,
    private readonly api: Pick<SummaryApi, 'read' | 'start' | 'change'>,
  ) {}

  async load(): Promise<void> {
    try {
      this.summary_.set(await this.api.read(this.streamId));
      this.failed.set(false);
    } catch {
      this.failed.set(true);
    }
  }

  /** Begins a summary; one that is being made already is waited for. */
  async generate(): Promise<void> {
    await this.press('start-failed', async () => {
      try {
        this.summary_.set(await this.api.start(this.streamId));
      } catch (error) {
        if (!(error instanceof Problem && error.code === 'already-summarising')) throw error;
        await this.load();
      }
    });
  }

  /** True when it is saved. */
  save(change: Partial<SummaryText>): Promise<boolean> {
    return this.press('save-failed', async () => {
      this.summary_.set(await this.api.change(this.streamId, change));
    });
  }

  private async press(problem: SummaryProblem, work: () => Promise<void>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.problem_.set(null);
    try {
      await work();
      return true;
    } catch (error) {
      const code = error instanceof Problem ? error.code : null;
      this.problem_.set(knownProblems.find((known) => known === code) ?? problem);
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
