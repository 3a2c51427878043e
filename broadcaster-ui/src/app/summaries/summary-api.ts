import { ApiClient } from '../api/api-client';
import { Problem } from '../api/problem';
import { noSummary, readSummary, Summary, SummaryText } from './summary';

/** The summaries of transcription-service. */
export class SummaryApi {
  constructor(private readonly api: ApiClient) {}

  async read(streamId: string): Promise<Summary> {
    try {
      return readSummary(await this.api.send({ method: 'GET', path: summaryPath(streamId) }));
    } catch (error) {
      // A stream without a transcript has no summary either.
      if (error instanceof Problem && error.code === 'no-transcript') return noSummary;
      throw error;
    }
  }

  /** Begins one, or another one; it is made in the background. */
  async start(streamId: string): Promise<Summary> {
    return readSummary(await this.api.send({ method: 'POST', path: summaryPath(streamId) }));
  }

  async change(streamId: string, change: Partial<SummaryText>): Promise<Summary> {
    const path = summaryPath(streamId);
    // Nobody is no owner.
    const actionItems = change.actionItems?.map(({ text, owner }) =>
      owner === '' ? { text } : { text, owner },
    );
    const body = { ...change, ...(actionItems ? { actionItems } : {}) };
    return readSummary(await this.api.send({ method: 'PATCH', path, body }));
  }

  markdown(streamId: string): Promise<string> {
    return this.api.text(`${summaryPath(streamId)}?format=markdown`);
  }
}

function summaryPath(streamId: string): string {
  return `/api/streams/${encodeURIComponent(streamId)}/summary`;
}
